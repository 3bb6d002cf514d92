package io.tidings.api;

import io.tidings.config.TidingsConfig;
import io.tidings.hub.Hub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Makes the publishers that beans inject: once for each injection point, so that publishing looks nothing up. */
@ApplicationScoped
public class Publishers {

    /** Where the platform has it (Jakarta EE 10 section 5.12). */
    private static final String TRANSACTIONS = "java:comp/TransactionSynchronizationRegistry";

    @Inject
    private Hub hub;

    @Inject
    private TidingsConfig config;

    @Produces
    @Singleton
    Outgoing outgoing() {
        return new Outgoing(hub, new AfterCommit(transactions(), config.cdi().transactionSize()));
    }

    /** A server need not have transactions: WildFly is put together from parts. */
    @SuppressWarnings("BanJNDI") // the name is ours, and the server's own
    private static @Nullable TransactionSynchronizationRegistry transactions() {
        try {
            return InitialContext.doLookup(TRANSACTIONS);
        } catch (NamingException absent) {
            return null;
        }
    }

    @Produces
    @Dependent
    @Channel("")
    <T> Publisher<T> publisher(InjectionPoint point, Outgoing outgoing) {
        String name = point.getQualifiers().stream()
                .filter(Channel.class::isInstance)
                .map(qualifier -> ((Channel) qualifier).value())
                .findFirst()
                .orElseThrow();
        return ChannelPublisher.of(outgoing, ChannelTemplate.parse(name));
    }
}
