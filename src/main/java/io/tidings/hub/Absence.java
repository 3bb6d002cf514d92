package io.tidings.hub;

import org.jspecify.annotations.Nullable;

/** Says that something the hub depends on did not answer: one line, no stack trace, because the client hears of it too. */
final class Absence {

    private static final System.Logger LOG = System.getLogger(Absence.class.getName());

    private Absence() {}

    static void report(String command, @Nullable Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "{0} failed: {1}", command, failure);
    }
}
