package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.durationOrZero;
import static io.tidings.config.ValueType.number;
import static io.tidings.config.ValueType.numberOrZero;

import java.time.Duration;
import java.util.List;

/** The settings of every client connection. */
final class ClientSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.client.");

    static final Setting<Boolean> INSECURE = GROUP.add(
            "insecure",
            bool(),
            "false",
            "Everybody may connect without a token and do everything that a namespace's features offer; only in"
                    + " development mode.");
    static final Setting<Boolean> ALLOW_ANONYMOUS = GROUP.add(
            "allow_anonymous_connect_without_token",
            bool(),
            "false",
            "A client without a token may connect; its user id is empty.");
    static final Setting<Boolean> DISALLOW_ANONYMOUS_TOKENS = GROUP.add(
            "disallow_anonymous_connection_tokens",
            bool(),
            "false",
            "A valid connection token without a user id is refused (disconnect 3507).");
    static final Setting<List<String>> ALLOWED_ORIGINS = GROUP.add(
            "allowed_origins",
            ValueType.origins(),
            "",
            "Web sites, besides the server's own pages, whose pages may connect; `*` stands for any characters. Alone, or"
                    + " for a whole host as in `https://*`, it lets in everybody, but nobody's cookies.");
    static final Setting<List<Cidr>> TRUSTED_PROXIES = GROUP.add(
            "trusted_proxies",
            ValueType.blocks(),
            "",
            "Proxies in front of this server: only they are believed for whom they ask. A client's address is the last"
                    + " one in their header that is none of these.");
    static final Setting<ForwardedHeader> FORWARDED_HEADER = GROUP.add(
            "forwarded_header",
            ValueType.choice(ForwardedHeader.class),
            "x_forwarded_for",
            "The header in which trusted proxies say for whom they ask. One only: a proxy that writes the one may let a"
                    + " client's own other one pass.");
    static final Setting<Duration> PING_INTERVAL = GROUP.add(
            "ping_interval",
            durationOrZero("1s", "24h", "no pings"),
            "25s",
            "Time between two pings; longer than `pong_timeout`. Clients are told whole seconds.");
    static final Setting<Duration> PONG_TIMEOUT = GROUP.add(
            "pong_timeout",
            durationOrZero("100ms", "24h", "no answer is wanted"),
            "8s",
            "How long a client may take to answer a ping before it is disconnected (3012).");
    static final Setting<Duration> STALE_CLOSE_DELAY = GROUP.add(
            "stale_close_delay",
            duration("100ms", "24h"),
            "10s",
            "How long a connection may stay without a successful connect command (disconnect 3502).");
    static final Setting<Duration> EXPIRED_CLOSE_DELAY = GROUP.add(
            "expired_close_delay",
            durationOrZero("1ms", "24h", "no grace"),
            "25s",
            "How long a client may take to bring a new token after its connection expired (disconnect 3005).");
    static final Setting<Duration> EXPIRED_SUB_CLOSE_DELAY = GROUP.add(
            "expired_sub_close_delay",
            durationOrZero("1ms", "24h", "no grace"),
            "25s",
            "The same for an expired subscription.");
    static final Setting<Duration> PRESENCE_UPDATE_INTERVAL = GROUP.add(
            "presence_update_interval",
            duration("1s", "24h"),
            "27s",
            "How often the presence entries of a client are renewed.");
    static final Setting<Duration> POSITION_CHECK_DELAY = GROUP.add(
            "channel_position_check_delay",
            durationOrZero("1s", "24h", "never compared"),
            "40s",
            "How often the position of a subscription is compared with the top of the channel's stream, to notice lost"
                    + " publications.");
    static final Setting<Integer> CHANNEL_LIMIT = GROUP.add(
            "channel_limit",
            number(1, 1_000_000, "subscriptions"),
            "128",
            "Most subscriptions of one connection (error 106).");
    static final Setting<Integer> QUEUE_MAX_SIZE = GROUP.add(
            "queue_max_size",
            number(1024, 1_073_741_824, "bytes"),
            "1048576",
            "Most bytes that may wait for one client; a client that is slower is disconnected (3008) and may recover."
                    + " As many may wait of its commands while its connect command is being answered (3013).");
    static final Setting<Integer> CONNECTION_LIMIT = GROUP.add(
            "connection_limit",
            numberOrZero(1, 1_000_000_000, "connections", "no limit"),
            "0",
            "Most connections of this node; others get status 503.");
    static final Setting<Integer> USER_CONNECTION_LIMIT = GROUP.add(
            "user_connection_limit",
            numberOrZero(1, 1_000_000_000, "connections", "no limit"),
            "0",
            "Most connections of one user on this node (disconnect 3504).");
    static final Setting<Integer> HISTORY_LIMIT = GROUP.add(
            "history_max_publication_limit",
            number(1, 1_000_000, "publications"),
            "300",
            "Most publications that one history command returns.");
    static final Setting<Integer> RECOVERY_LIMIT = GROUP.add(
            "recovery_max_publication_limit",
            number(1, 1_000_000, "publications"),
            "300",
            "Most publications that one recovery returns; a client that missed more is told that it did not recover.");
    static final Setting<Boolean> INCLUDE_SERVER_TIME =
            GROUP.add("connect_include_server_time", bool(), "false", "The reply to connect tells the server's time.");

    private ClientSettings() {}

    static ClientConfig read(SettingReader in) {
        return new ClientConfig(
                in.get(INSECURE),
                in.get(ALLOW_ANONYMOUS),
                in.get(DISALLOW_ANONYMOUS_TOKENS),
                in.get(ALLOWED_ORIGINS),
                in.get(TRUSTED_PROXIES),
                in.get(FORWARDED_HEADER),
                in.get(PING_INTERVAL),
                in.get(PONG_TIMEOUT),
                in.get(STALE_CLOSE_DELAY),
                in.get(EXPIRED_CLOSE_DELAY),
                in.get(EXPIRED_SUB_CLOSE_DELAY),
                in.get(PRESENCE_UPDATE_INTERVAL),
                in.get(POSITION_CHECK_DELAY),
                in.get(CHANNEL_LIMIT),
                in.get(QUEUE_MAX_SIZE),
                in.get(CONNECTION_LIMIT),
                in.get(USER_CONNECTION_LIMIT),
                in.get(HISTORY_LIMIT),
                in.get(RECOVERY_LIMIT),
                in.get(INCLUDE_SERVER_TIME),
                TokenSettings.read(in),
                PersonalChannelSettings.read(in));
    }
}
