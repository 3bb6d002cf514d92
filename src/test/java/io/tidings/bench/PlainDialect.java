package io.tidings.bench;

import org.jspecify.annotations.Nullable;

/** Text to everybody in the room, as it came: Gin with gorilla's hub, {@code ws}, and the naive endpoint. */
record PlainDialect() implements Dialect {

    @Override
    public String path(String path, BenchChannel channel) {
        return Dialect.room(path, channel);
    }

    @Override
    public String greeting(BenchChannel channel, @Nullable Position since) {
        return "";
    }

    @Override
    public String before(BenchChannel channel) {
        return "";
    }

    @Override
    public String after() {
        return "";
    }

    @Override
    public Heard hear(byte[] b, int from, int to) {
        return Heard.NOTHING;
    }
}
