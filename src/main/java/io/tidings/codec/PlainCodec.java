package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The plain messages of the seed endpoint, for people who write five lines of client: {@code {"type", "channel",
 * "content", "sender"}}.
 *
 * <p>From the client come {@code join}, {@code leave}, {@code chat} and {@code ping}; a sender is ignored, because who it
 * is the server knows. To the client go {@code chat}, {@code join} and {@code leave} of others, {@code message},
 * {@code error} and {@code pong}; what succeeds is not answered. Thread-safe.
 *
 * <p>Commands have no id of the client's own, so that all of them get {@link #ID}. The protocol's own ping is a command
 * here, since these clients ping the server: as the bare text {@code ping}, which is no JSON, with id
 * {@link #TEXT_PING}, or as a message with {@link #ID}. It is answered in the form it had.
 */
final class PlainCodec implements Codec {

    /** Id of every command but one. */
    static final long ID = 1;

    /** Id of the ping command that came as bare text. */
    static final long TEXT_PING = 0;

    private static final byte[] PING = ascii("ping");
    private static final byte[] TEXT_PONG = ascii("pong");
    private static final byte[] NOTHING = {};

    PlainCodec() {}

    @Override
    public CommandFrame decode(byte[] frame) {
        return Lines.read(frame, PlainCodec::line);
    }

    @Override
    public byte[] encode(Reply reply) {
        PlainReply plain = PlainReply.of(reply);
        return plain.isNothing() ? NOTHING : PlainWriter.bytes(plain);
    }

    @Override
    public byte[] pong(long id) {
        return id == TEXT_PING ? TEXT_PONG : PlainWriter.bytes(PlainReply.PONG);
    }

    private static Command line(byte[] frame, int from, int to) throws IOException {
        // line-based tools end what they send with CRLF; in JSON the CR is white space anyway
        int end = to > from && frame[to - 1] == '\r' ? to - 1 : to;
        if (Arrays.equals(frame, from, end, PING, 0, PING.length)) {
            return new Command.Ping(TEXT_PING);
        }
        return JsonItem.read(frame, from, end, PlainMessage::read);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
