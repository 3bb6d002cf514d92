package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.number;
import static io.tidings.config.ValueType.text;

import java.time.Duration;

/** The settings of the transports over plain HTTP, and of those that only listen. */
final class HttpSettings {

    private static final int LARGEST_BODY = 4_000_000;

    static final SettingGroup HTTP_STREAM = new SettingGroup("tidings.http_stream.");

    static final Setting<Boolean> HTTP_STREAM_ENABLED = enabled(
            HTTP_STREAM,
            "Opens `/connection/http_stream`: the protocol over plain HTTP, for networks that break WebSocket; commands come to"
                    + " `/emulation`.");
    static final Setting<Integer> HTTP_STREAM_BODY = body(HTTP_STREAM);

    static final SettingGroup SSE = new SettingGroup("tidings.sse.");

    static final Setting<Boolean> SSE_ENABLED = enabled(
            SSE,
            "Opens `/connection/sse`: the same as server-sent events. SDKs put the connect command, and so the token, into the"
                    + " address.");
    static final Setting<Integer> SSE_BODY = body(SSE);

    static final SettingGroup EMULATION = new SettingGroup("tidings.emulation.");

    static final Setting<Integer> EMULATION_BODY = EMULATION.add(
            "max_request_body_size",
            number(1024, LARGEST_BODY, "bytes"),
            "65536",
            "Largest request with commands that `/emulation` takes (status 413).");

    static final SettingGroup UNI_HTTP_STREAM = new SettingGroup("tidings.uni_http_stream.");

    static final Setting<Boolean> UNI_HTTP_STREAM_ENABLED =
            enabled(UNI_HTTP_STREAM, "Opens `/connection/uni_http_stream`: pushes alone, for clients without an SDK.");
    static final Setting<Integer> UNI_HTTP_STREAM_BODY = body(UNI_HTTP_STREAM);

    static final SettingGroup UNI_SSE = new SettingGroup("tidings.uni_sse.");

    static final Setting<Boolean> UNI_SSE_ENABLED =
            enabled(UNI_SSE, "Opens `/connection/uni_sse`: pushes alone, as server-sent events.");
    static final Setting<Integer> UNI_SSE_BODY = body(UNI_SSE);

    static final SettingGroup UNI_WEBSOCKET = new SettingGroup("tidings.uni_websocket.");

    static final Setting<Boolean> UNI_WEBSOCKET_ENABLED =
            enabled(UNI_WEBSOCKET, "Opens `/connection/uni_websocket`: pushes alone, as WebSocket messages.");

    static final SettingGroup ANNOUNCEMENTS = new SettingGroup("tidings.announcements.");

    static final Setting<Boolean> ANNOUNCEMENTS_ENABLED = enabled(
            ANNOUNCEMENTS,
            "Opens `/api/announcements`: one channel for a browser's own `EventSource`. Everybody who reaches the server may"
                    + " read that channel.");
    static final Setting<String> CHANNEL = ANNOUNCEMENTS.add(
            "channel",
            text("a channel's name in printable ASCII without blanks", "[!-~]{1,255}"),
            "announcements",
            "The channel; its namespace must keep history, so that a reader who was away misses nothing.");
    static final Setting<Duration> RETRY = ANNOUNCEMENTS.add(
            "retry", duration("100ms", "1h"), "3s", "How long browsers wait before they connect again.");

    private HttpSettings() {}

    private static Setting<Boolean> enabled(SettingGroup group, String what) {
        return group.add("enabled", bool(), "false", what);
    }

    private static Setting<Integer> body(SettingGroup group) {
        return group.add(
                "max_request_body_size",
                number(1024, LARGEST_BODY, "bytes"),
                "65536",
                "Largest request that opens such a stream (status 413).");
    }

    static HttpConfig read(SettingReader in) {
        return new HttpConfig(
                new StreamConfig(in.get(HTTP_STREAM_ENABLED), in.get(HTTP_STREAM_BODY)),
                new StreamConfig(in.get(SSE_ENABLED), in.get(SSE_BODY)),
                in.get(EMULATION_BODY),
                new StreamConfig(in.get(UNI_HTTP_STREAM_ENABLED), in.get(UNI_HTTP_STREAM_BODY)),
                new StreamConfig(in.get(UNI_SSE_ENABLED), in.get(UNI_SSE_BODY)),
                in.get(UNI_WEBSOCKET_ENABLED),
                new AnnouncementsConfig(in.get(ANNOUNCEMENTS_ENABLED), in.get(CHANNEL), in.get(RETRY)),
                HttpApiSettings.read(in));
    }
}
