package io.tidings.api;

import io.tidings.hub.Authentication;
import io.tidings.hub.Credentials;
import io.tidings.hub.Hub;
import io.tidings.hub.Proof;
import io.tidings.hub.Revocations;
import io.tidings.security.Tickets;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * The door for other applications in the same server: what both can see is the JDK, and its registry of objects is the
 * platform's MBean server. Closed unless {@code tidings.cdi.same_server} is true.
 */
@ApplicationScoped
public class SameServer {

    private static final System.Logger LOG = System.getLogger(SameServer.class.getName());

    /** Where the platform has the name of this WAR (Jakarta EE 10 section 5.2.2). */
    private static final String MODULE = "java:module/ModuleName";

    @Inject
    private Tidings tidings;

    @Inject
    private Tickets tickets;

    @Inject
    private Hub hub;

    private @Nullable ObjectName name;

    /** Opens the door. Never throws: it is no reason not to start. */
    public synchronized void open() {
        try {
            ObjectName registered = new ObjectName("io.tidings:type=Hub,name=" + module());
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(door(), HubOperations.class), registered);
            name = registered;
            LOG.log(System.Logger.Level.INFO, "other applications in this server publish at {0}", registered);
        } catch (InstanceAlreadyExistsException taken) {
            LOG.log(System.Logger.Level.ERROR, "another hub has the name {0}", taken.getMessage());
        } catch (JMException refused) {
            LOG.log(System.Logger.Level.ERROR, "the MBean server does not take the hub: {0}", refused.toString());
        }
    }

    private Door door() {
        return new Door(tidings, tickets, hub.revocations(), Clock.systemUTC());
    }

    @SuppressWarnings("BanJNDI") // the name is ours, and the server's own
    private static String module() {
        try {
            String module = InitialContext.doLookup(MODULE);
            return module.matches("[-A-Za-z0-9_.]+") ? module : ObjectName.quote(module);
        } catch (NamingException absent) {
            return "tidings";
        }
    }

    /** Nothing of this application may stay behind in a server that goes on. */
    @PreDestroy
    synchronized void close() {
        if (name != null) {
            try {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
            } catch (JMException gone) {
                LOG.log(System.Logger.Level.DEBUG, "{0} was not there any more: {1}", name, gone.toString());
            }
            name = null;
        }
    }

    /** The hub in the JDK's words. */
    static final class Door implements HubOperations {

        /** No HTTP session and no token has a name that begins so. */
        private static final String LOGIN = "same-server:";

        private final Tidings tidings;
        private final Tickets tickets;
        private final Revocations revocations;
        private final Clock clock;

        Door(Tidings tidings, Tickets tickets, Revocations revocations, Clock clock) {
            this.tidings = tidings;
            this.tickets = tickets;
            this.revocations = revocations;
            this.clock = clock;
        }

        @Override
        public CompletionStage<Long> publish(String channel, String json) {
            return offset(tidings.channel(channel).publishJson(json));
        }

        @Override
        public CompletionStage<Long> publish(String channel, byte[] bytes, Map<String, String> tags) {
            Publisher<?> publisher = tidings.channel(channel);
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                publisher = publisher.tagged(tag.getKey(), tag.getValue());
            }
            return offset(publisher.publishBytes(bytes));
        }

        @Override
        public CompletionStage<Long> publishTo(String user, String json) {
            return offset(tidings.personal(user).publishJson(json));
        }

        @Override
        public void disconnect(String user) {
            tidings.disconnect(user);
        }

        @Override
        public String ticket(String user, String login) {
            if (user.isEmpty()) {
                throw new IllegalArgumentException("the user id is empty");
            }
            Proof proof = new Proof(proof(login), clock.instant().getEpochSecond());
            Authentication how = new Authentication("same_server", Set.of(), proof);
            String ticket = tickets.issue(new Credentials(user, 0, null, Map.of(), how));
            if (ticket == null) {
                throw new IllegalStateException("too many tickets are out");
            }
            return ticket;
        }

        @Override
        public void logOut(String login) {
            revocations.loggedOut(proof(login));
        }

        private static String proof(String login) {
            if (login.isEmpty()) {
                throw new IllegalArgumentException("the login has no name");
            }
            return LOGIN + login;
        }

        private static CompletionStage<Long> offset(CompletionStage<Position> publication) {
            CompletableFuture<Long> result = new CompletableFuture<>();
            publication.whenComplete((position, failure) -> {
                if (failure == null) {
                    result.complete(position.offset());
                } else {
                    result.completeExceptionally(
                            failure instanceof RefusedException
                                    ? new IllegalArgumentException(failure.getMessage())
                                    : failure);
                }
            });
            return result;
        }
    }
}
