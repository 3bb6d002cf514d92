package io.tidings.security;

import io.tidings.config.ClientConfig;
import io.tidings.config.ForwardedHeader;
import io.tidings.config.PersonalChannelConfig;
import io.tidings.config.TokenConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The configurations of this package's tests, and the moment at which they all take place. */
final class Configs {

    /** Seconds since 1970 of {@link #CLOCK}. */
    static final long NOW = 1_800_000_000;

    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);

    static final TokenConfig TOKEN = secrets(Jwt.SECRET, "", null);

    private Configs() {}

    static TokenConfig secrets(String secret, String previous, Instant previousValidUntil) {
        return new TokenConfig(secret, previous, previousValidUntil, "", "", "sub");
    }

    /** The clock half a second before the second {@code NOW + seconds}. */
    static Clock justBefore(long seconds) {
        return Clock.fixed(Instant.ofEpochSecond(NOW + seconds).minusMillis(500), ZoneOffset.UTC);
    }

    /** A client configuration with strict defaults. */
    static ClientConfig client(TokenConfig token) {
        return client(token, false, false, false);
    }

    static ClientConfig client(
            TokenConfig token, boolean insecure, boolean allowAnonymous, boolean disallowAnonymousTokens) {
        Duration some = Duration.ofSeconds(25);
        return new ClientConfig(
                insecure,
                allowAnonymous,
                disallowAnonymousTokens,
                List.of(),
                List.of(),
                ForwardedHeader.X_FORWARDED_FOR,
                some,
                some,
                some,
                some,
                some,
                some,
                some,
                128,
                1 << 20,
                0,
                0,
                300,
                300,
                false,
                token,
                new PersonalChannelConfig(false, "", false));
    }
}
