package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.choice;
import static io.tidings.config.ValueType.durationOrZero;
import static io.tidings.config.ValueType.number;
import static io.tidings.config.ValueType.numberOrZero;
import static io.tidings.config.ValueType.text;

import java.time.Duration;

/** The settings of the node: what it is, its WebSocket messages, its threads, its end. */
final class ServerSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.");

    static final Setting<Mode> MODE = GROUP.add(
            "mode",
            choice(Mode.class),
            "production",
            "How much is open by itself: in `development` the demo page and token minting are on and `client.insecure`"
                    + " is possible; in `production` nothing is open that was not opened by name.");
    static final Setting<String> NODE_NAME = GROUP.add(
            "node.name",
            text("1 to 100 printable ASCII characters without blanks", "[!-~]{1,100}"),
            "",
            "the host's name, or 8 random characters where it has none",
            "Name of this node in replies and logs; different for every node.");

    static final SettingGroup WEBSOCKET = new SettingGroup("tidings.websocket.");

    static final Setting<Integer> MESSAGE_SIZE_LIMIT = WEBSOCKET.add(
            "message_size_limit",
            number(1024, 4_000_000, "bytes"),
            "65536",
            "Largest WebSocket message that a client may send (close code 1009).");
    static final Setting<Integer> WRITE_BATCH_SIZE = WEBSOCKET.add(
            "write_batch_size",
            number(1, 67_108_864, "bytes"),
            "65536",
            "Size at which the server begins a new message when it joins replies; a single larger reply goes alone.");

    static final Setting<FrameSenderChoice> FRAME_SENDER = WEBSOCKET.add(
            "frame_sender",
            choice(FrameSenderChoice.class),
            "auto",
            "How frames get into sessions: `auto` takes the container's fastest way where it is a known one,"
                    + " `portable` uses nothing but Jakarta WebSocket.");

    static final SettingGroup COMPRESSION = new SettingGroup("tidings.websocket.compression.");

    static final Setting<Boolean> COMPRESSION_ENABLED = COMPRESSION.add(
            "enabled",
            bool(),
            "false",
            "Agrees to compress messages with clients that offer it (`permessage-deflate`): fewer bytes for more processor"
                    + " time. It replaces the container's own compression, which has no limit on what it inflates.");
    static final Setting<Integer> COMPRESSION_MIN_SIZE = COMPRESSION.add(
            "min_size",
            numberOrZero(1, 1_000_000, "bytes", "every message is worth a try"),
            "256",
            "Messages to clients that are smaller than this are not compressed.");
    static final Setting<Integer> COMPRESSION_LEVEL = COMPRESSION.add(
            "level", number(1, 9, "levels"), "1", "How hard to compress: 1 is the fastest, 9 the smallest.");

    static final SettingGroup FAN_OUT = new SettingGroup("tidings.fan_out.");

    static final Setting<Integer> WORKERS = FAN_OUT.add(
            "workers",
            numberOrZero(1, 1024, "threads", "as many as there are cores"),
            "0",
            "Threads that carry publications to subscribers.");
    static final Setting<Integer> BACKLOG = FAN_OUT.add(
            "backlog",
            number(16, 16_777_216, "publications and replies"),
            "65536",
            "How many may wait for one worker before those who bring more have to wait; a large one counts once for each"
                    + " KiB.");

    static final SettingGroup SHUTDOWN = new SettingGroup("tidings.shutdown.");

    static final Setting<Duration> SPREAD = SHUTDOWN.add(
            "spread",
            durationOrZero("1ms", "10m", "all at once"),
            "5s",
            "Longest time over which the disconnects are spread when the node stops.");
    static final Setting<Integer> RATE = SHUTDOWN.add(
            "rate",
            number(1, 1_000_000, "disconnects a second"),
            "1000",
            "How fast clients are disconnected while that fits into `spread`; more clients, faster.");

    private ServerSettings() {}

    static TidingsConfig read(SettingReader in) {
        Mode mode = in.get(MODE);
        String nodeName = in.get(NODE_NAME);
        return new TidingsConfig(
                mode,
                nodeName.isEmpty() ? NodeName.ofHost() : nodeName,
                AuthSettings.read(in),
                AuditSettings.read(in),
                ClientSettings.read(in),
                LimitSettings.read(in),
                ChannelSettings.read(in),
                ClientProxySettings.read(in),
                ChannelProxySettings.read(in),
                RpcSettings.read(in),
                ProxySettings.readNamed(in),
                webSocket(in),
                HttpSettings.read(in),
                OutboxSettings.read(in),
                OutboxSettings.readDatabase(in),
                new FanOutConfig(in.get(WORKERS), in.get(BACKLOG)),
                CdiSettings.read(in),
                MetricsSettings.read(in),
                new ShutdownConfig(in.get(SPREAD), in.get(RATE)));
    }

    private static WebSocketConfig webSocket(SettingReader in) {
        return new WebSocketConfig(
                in.get(MESSAGE_SIZE_LIMIT),
                in.get(WRITE_BATCH_SIZE),
                in.get(FRAME_SENDER),
                new CompressionConfig(
                        in.get(COMPRESSION_ENABLED), in.get(COMPRESSION_MIN_SIZE), in.get(COMPRESSION_LEVEL)));
    }
}
