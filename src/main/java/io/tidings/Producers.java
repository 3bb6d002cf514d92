package io.tidings;

import io.tidings.api.Outbox;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Clients;
import io.tidings.hub.Hub;
import io.tidings.hub.Nodes;
import io.tidings.observability.MetricsSource;
import io.tidings.security.ApiAccess;
import io.tidings.security.Entrance;
import io.tidings.security.Oidc;
import io.tidings.security.OriginRule;
import io.tidings.security.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What beans, servlets and endpoints inject of what {@link Assembly} has built. */
@ApplicationScoped
public class Producers {

    @Inject
    private Assembly assembly;

    @Produces
    @Singleton
    TidingsConfig config() {
        return assembly.parts().config();
    }

    @Produces
    @Singleton
    Hub hub() {
        return assembly.parts().hub();
    }

    @Produces
    @Singleton
    MetricsSource metrics() {
        return assembly.parts().metrics();
    }

    /** The client registry. */
    @Produces
    @Singleton
    Clients clients() {
        return assembly.parts().hub().clients();
    }

    /** The way to other nodes: there are none. */
    @Produces
    @Singleton
    Nodes nodes() {
        return Nodes.NONE;
    }

    /** Publishing with the caller's transaction. */
    @Produces
    @ApplicationScoped
    Outbox outbox() {
        return assembly.parts().outbox().outbox();
    }

    /** The checks that all ways in have in common. */
    @Produces
    @Singleton
    Entrance entrance() {
        Parts built = assembly.parts();
        return new Entrance(
                built.hub(),
                OriginRule.of(built.config().client().allowedOrigins()),
                built.failures(),
                built.logins(),
                System::nanoTime,
                built.audit());
    }

    /** Who may use the server API. */
    @Produces
    @Singleton
    ApiAccess apiAccess() {
        Parts built = assembly.parts();
        return new ApiAccess(built.config(), built.failures(), built.hub()::refused, built.audit());
    }

    /** Logins with an identity provider. */
    @Produces
    @Singleton
    Oidc oidc() {
        return assembly.parts().oidc();
    }

    /** The one-time tickets of this node. */
    @Produces
    @Singleton
    Tickets tickets() {
        return assembly.parts().tickets();
    }
}
