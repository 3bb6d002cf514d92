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

    /** With an application that has no rules of its own, nobody who listens to what is refused, and nothing revoked. */
    public Ports(
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
                backend,
                channelBackend,
                ChannelRules.NONE,
                RefusalListener.NONE,
                RevocationStore.NONE);
    }

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

    /** The same with an application's rules, and with somebody who listens to what is refused. */
    public Ports with(ChannelRules someRules, RefusalListener someRefusals) {
        return new Ports(
                broker,
                history,
                presence,
                authorizer,
                calls,
                listener,
                limits,
                editor,
                publications,
                backend,
                channelBackend,
                someRules,
                someRefusals,
                revocations);
    }

    /** The same with somebody who remembers what was revoked. */
    public Ports with(RevocationStore someRevocations) {
        return new Ports(
                broker,
                history,
                presence,
                authorizer,
                calls,
                listener,
                limits,
                editor,
                publications,
                backend,
                channelBackend,
                rules,
                refusals,
                someRevocations);
    }
}
