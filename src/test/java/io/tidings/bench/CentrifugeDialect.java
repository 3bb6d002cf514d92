package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Centrifuge client protocol, version 2, in JSON. Connect (command 1) and subscribe (2) go in one message; publish is
 * command 3, so that a reply says what it answers.
 */
record CentrifugeDialect() implements Dialect {

    private static final Pattern EPOCH = Pattern.compile("\"epoch\":\"([^\"]*)\"");
    private static final Pattern OFFSET = Pattern.compile("\"offset\":([0-9]+)");
    private static final byte[] REPLY = "{\"id\":".getBytes(UTF_8);
    private static final byte[] DISCONNECT = "{\"push\":{\"disconnect\"".getBytes(UTF_8);

    @Override
    public String path(String path, BenchChannel channel) {
        return path;
    }

    @Override
    public String greeting(BenchChannel channel, @Nullable Position since) {
        String recover = since == null
                ? ""
                : ",\"recover\":true,\"epoch\":\"%s\",\"offset\":%d".formatted(since.epoch(), since.offset());
        return "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"%s\"%s}}"
                .formatted(channel.name(), recover);
    }

    @Override
    public String before(BenchChannel channel) {
        return "{\"id\":3,\"publish\":{\"channel\":\"%s\",\"data\":\"".formatted(channel.name());
    }

    @Override
    public String after() {
        return "\"}}";
    }

    @Override
    public Heard hear(byte[] b, int from, int to) {
        if (to - from == 2 && b[from] == '{' && b[from + 1] == '}') {
            return new Heard.Answer("{}", true);
        }
        if (starts(b, from, to, DISCONNECT)) {
            return new Heard.Refusal(new String(b, from, to - from, UTF_8));
        }
        if (!starts(b, from, to, REPLY) || to - from < 10) {
            return Heard.NOTHING;
        }
        // {"id":3,"error":{...
        if (b[from + 9] == 'e') {
            return new Heard.Refusal(new String(b, from, to - from, UTF_8));
        }
        return b[from + 6] == '2' ? subscribed(new String(b, from, to - from, UTF_8)) : Heard.NOTHING;
    }

    private static Heard subscribed(String reply) {
        if (reply.contains("\"was_recovering\":true") && !reply.contains("\"recovered\":true")) {
            return new Heard.Refusal("not recovered");
        }
        var epoch = EPOCH.matcher(reply);
        if (!epoch.find()) {
            return Heard.READY;
        }
        // the offset of the stream comes after the publications, which have offsets of their own
        int publications = reply.indexOf("\"publications\":[");
        var offset = OFFSET.matcher(publications < 0 ? reply : reply.substring(reply.lastIndexOf(']')));
        return new Heard.Ready(new Position(epoch.group(1), offset.find() ? Long.parseLong(offset.group(1)) : 0));
    }

    private static boolean starts(byte[] b, int from, int to, byte[] words) {
        if (to - from < words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (b[from + i] != words[i]) {
                return false;
            }
        }
        return true;
    }
}
