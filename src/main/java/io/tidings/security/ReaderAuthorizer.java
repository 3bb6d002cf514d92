package io.tidings.security;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.tidings.config.AnnouncementsConfig;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.Handshake;
import io.tidings.hub.OptionOverride;
import io.tidings.protocol.Command;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Lets everybody read the channel of announcements, as its settings say, and nothing else; for all other connections
 * another authorizer decides. Thread-safe if that one is.
 */
public final class ReaderAuthorizer extends ConnectAuthorizer {

    /** What connections of readers call their transport. The server says so, never the client. */
    public static final String TRANSPORT = "announcements";

    /** Readers are not among those present, and always recover. */
    private static final Grant READING = new Grant(0, null, null, new OptionOverride(false, false, false, true, null));

    private final Decision<Credentials> reader;

    public ReaderAuthorizer(AnnouncementsConfig config, Authorizer inner) {
        super(inner);
        this.reader = Decision.granted(new Credentials("", 0, null, Map.of(config.channel(), READING)));
    }

    @Override
    public CompletionStage<Decision<Credentials>> connect(Command.Connect command, Handshake handshake) {
        return handshake.transport().equals(TRANSPORT) ? completedFuture(reader) : inner.connect(command, handshake);
    }
}
