package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Engine.IO 4 and Socket.IO 5 over a WebSocket: a digit or two, then JSON. The event is {@code message}. */
record SocketIoDialect() implements Dialect {

    @Override
    public String path(String path, BenchChannel channel) {
        return Dialect.room(path, channel);
    }

    /** To connect to the default namespace; the server's {@code 0} (open) needs no answer. */
    @Override
    public String greeting(BenchChannel channel, @Nullable Position since) {
        return "40";
    }

    @Override
    public String before(BenchChannel channel) {
        return "42[\"message\",\"";
    }

    @Override
    public String after() {
        return "\"]";
    }

    @Override
    public Heard hear(byte[] b, int from, int to) {
        int length = to - from;
        if (length == 1 && b[from] == '2') {
            return new Heard.Answer("3", true);
        }
        if (length < 2 || b[from] != '4') {
            return Heard.NOTHING;
        }
        return switch (b[from + 1]) {
            case '0' -> Heard.READY;
            case '1', '4' -> new Heard.Refusal(new String(b, from, length, UTF_8));
            default -> Heard.NOTHING;
        };
    }
}
