package io.tidings.hub;

/** Everything a hub is plugged into. */
public record Ports(
        Broker broker,
        HistoryStore history,
        PresenceStore presence,
        Authorizer authorizer,
        ClientCalls calls,
        HubListener listener,
        LimitListener limits,
        Editor editor,
        PublicationListener publications,
        Backend backend,
        ChannelBackend channelBackend) {

    /** Without hooks. */
    public Ports(
            Broker broker,
            HistoryStore history,
            PresenceStore presence,
            Authorizer authorizer,
            ClientCalls calls,
            HubListener listener,
            LimitListener limits,
            Editor editor,
            PublicationListener publications) {
        this(
                broker,
                history,
                presence,
                authorizer,
                calls,
                listener,
                limits,
                editor,
                publications,
                Backend.NONE,
                ChannelBackend.NONE);
    }

    /** With an application that leaves publications alone. */
    public Ports(
            Broker broker,
            HistoryStore history,
            PresenceStore presence,
            Authorizer authorizer,
            ClientCalls calls,
            HubListener listener,
            LimitListener limits) {
        this(broker, history, presence, authorizer, calls, listener, limits, Editor.NONE, PublicationListener.NONE);
    }
}
