package io.tidings.config;

import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.number;
import static io.tidings.config.ValueType.numberOrZero;

import java.time.Duration;

/** The settings that bound what one party may ask of the node. */
final class LimitSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.limit.");

    static final Setting<Integer> CONNECTION_RATE = GROUP.add(
            "connection_rate",
            numberOrZero(1, 1_000_000, "handshakes a second", "no limit"),
            "1000",
            "Handshakes a second of this node, and as many at once; others get status 503.");
    static final Setting<Integer> ADDRESS_CONNECTIONS = GROUP.add(
            "address_connections",
            numberOrZero(1, 1_000_000_000, "connections", "no limit"),
            "1000",
            "Most connections from one address; others get status 429.");
    static final Setting<Integer> ADDRESS_CONNECTION_RATE = GROUP.add(
            "address_connection_rate",
            numberOrZero(1, 1_000_000, "handshakes a second", "no limit"),
            "100",
            "Handshakes a second from one address, and as many at once; others get status 429.");
    static final Setting<Integer> IPV6_PREFIX = GROUP.add(
            "ipv6_prefix",
            number(1, 128, "bits"),
            "64",
            "How many bits of an IPv6 address count as one address: who has one of a network has all of it.");
    static final Setting<Integer> AUTHENTICATION_FAILURES = GROUP.add(
            "authentication_failures",
            numberOrZero(1, 1_000_000, "invalid tokens", "no limit"),
            "20",
            "Invalid tokens from one address before it has to wait: a second, then twice as long after each (status 429,"
                    + " disconnect 3013).");
    static final Setting<Duration> AUTHENTICATION_BACKOFF = GROUP.add(
            "authentication_backoff",
            duration("1s", "24h"),
            "1m",
            "The longest such wait, and how long an address has to be good until it starts anew.");
    static final Setting<Integer> COMMAND_RATE = GROUP.add(
            "command_rate",
            numberOrZero(1, 1_000_000, "commands a second", "no limit"),
            "200",
            "Commands a second of one connection; what is more gets error 111, and who goes on is disconnected (3013).");
    static final Setting<Integer> COMMAND_BURST = GROUP.add(
            "command_burst",
            number(1, 1_000_000, "commands"),
            "1000",
            "Commands of one connection at once, for its first moment above all; more than `client.channel_limit`.");
    static final Setting<Integer> STREAMS = GROUP.add(
            "streams",
            numberOrZero(1, 1_000_000_000, "streams", "no limit"),
            "100000",
            "Streams that this node keeps in memory. Over it those without publications and subscribers are forgotten,"
                    + " first those that were not used for longest; their channels get a new epoch.");

    static final Setting<Integer> IDEMPOTENCY_KEYS = GROUP.add(
            "idempotency_keys",
            numberOrZero(1, 1_000_000_000, "keys", "no limit"),
            "100000",
            "Idempotency keys that this node keeps in memory, each for five minutes. Over it the oldest is forgotten; a"
                    + " publication that is repeated with it is made again.");

    static final Setting<Integer> REVOCATIONS = GROUP.add(
            "revocations",
            numberOrZero(1, 1_000_000_000, "revocations", "no limit"),
            "100000",
            "Revoked tokens and users that this node keeps in memory, each until its end. A new one is refused over it,"
                    + " because to forget an old one would make its tokens good again.");

    private LimitSettings() {}

    static LimitConfig read(SettingReader in) {
        return new LimitConfig(
                in.get(CONNECTION_RATE),
                in.get(ADDRESS_CONNECTIONS),
                in.get(ADDRESS_CONNECTION_RATE),
                in.get(IPV6_PREFIX),
                in.get(AUTHENTICATION_FAILURES),
                in.get(AUTHENTICATION_BACKOFF),
                in.get(COMMAND_RATE),
                in.get(COMMAND_BURST),
                in.get(STREAMS),
                in.get(IDEMPOTENCY_KEYS),
                in.get(REVOCATIONS));
    }
}
