package io.tidings.hub;

/** Everything a hub is plugged into. */
public record Ports(
        Broker broker,
        HistoryStore history,
        PresenceStore presence,
        Authorizer authorizer,
        ClientCalls calls,
        HubListener listener,
        LimitListener limits) {}
