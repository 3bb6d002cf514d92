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
        ChannelBackend channelBackend,
        ChannelRules rules,
        RefusalListener refusals,
        RevocationStore revocations) {

    /** With an application and a backend that leave everything to the hub, and nothing revoked. */
    public Ports(
            Broker broker,
            HistoryStore history,
            PresenceStore presence,
            Authorizer authorizer,
            ClientCalls calls,
            HubListener listener,
            LimitListener limits) {
        this(
                broker,
                history,
                presence,
                authorizer,
                calls,
                listener,
                limits,
                Editor.NONE,
                PublicationListener.NONE,
                Backend.NONE,
                ChannelBackend.NONE,
                ChannelRules.NONE,
                RefusalListener.NONE,
                RevocationStore.NONE);
    }
}
