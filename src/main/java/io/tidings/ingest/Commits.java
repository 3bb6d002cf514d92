package io.tidings.ingest;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Hears when the caller's transaction has committed. Thread-safe. */
final class Commits {

    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private final @Nullable TransactionSynchronizationRegistry registry;
    private final Runnable committed;

    private Commits(@Nullable TransactionSynchronizationRegistry registry, Runnable committed) {
        this.registry = registry;
        this.committed = committed;
    }

    /** Those of the container, where it has transactions; {@code committed} is run after each, once. */
    @SuppressWarnings("BanJNDI") // the name is the specification's
    static Commits ofContainer(Runnable committed) {
        try {
            return new Commits(InitialContext.doLookup(REGISTRY), committed);
        } catch (NamingException none) {
            return new Commits(null, committed);
        }
    }

    /** Something was written: hears of its commit, which is now where there is no transaction. */
    void wrote() {
        if (registry == null || registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            committed.run();
        } else if (registry.getTransactionStatus() == Status.STATUS_ACTIVE && registry.getResource(this) == null) {
            registry.putResource(this, this);
            registry.registerInterposedSynchronization(new End());
        }
    }

    private final class End implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                committed.run();
            }
        }
    }
}
