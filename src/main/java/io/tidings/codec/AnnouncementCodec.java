package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;

/**
 * Publications of one channel for a browser's own {@code EventSource}: each is an event whose data is the payload alone
 * and whose id is its position, so that the {@code Last-Event-ID} of a reconnect says what was seen.
 *
 * <p>The first event has an id and no data: browsers keep the id and show nothing (WHATWG HTML section 9.2.6), so that
 * who loses the connection before the first publication misses none either. Where what was missed is no longer kept, an
 * event {@code reset} says so. A ping is a comment. Nothing comes in: the connect command is given in the reader's name.
 */
final class AnnouncementCodec implements Codec {

    private static final byte[] PING = ":\n\n".getBytes(UTF_8);
    private static final byte[] NOTHING = {};

    @Override
    public CommandFrame decode(byte[] frame) {
        return CommandFrame.malformed("commands are not understood here");
    }

    @Override
    public byte[] encode(Reply reply) {
        if (reply instanceof Reply.Ping) {
            return PING;
        }
        if (reply instanceof Push.OfPublication push) {
            return fits(push.publication())
                    ? event(new EventText(), push.publication(), push.epoch()).end()
                    : UNFIT;
        }
        if (reply instanceof Push.Disconnect push) {
            return new EventText()
                    .field("event", "disconnect")
                    .data(disconnect(push.code()))
                    .end();
        }
        if (reply instanceof Reply.Success success && success.result() instanceof Result.Connect connected) {
            return connected.subs().values().stream()
                    .findFirst()
                    .map(AnnouncementCodec::beginning)
                    .orElse(NOTHING);
        }
        return NOTHING;
    }

    /** What was missed, or that it is lost, or just where the stream stands. */
    private static byte[] beginning(Result.Subscribe sub) {
        StreamPosition position = sub.position();
        if (position == null) {
            return NOTHING;
        }
        if (!sub.publications().stream().allMatch(AnnouncementCodec::fits)) {
            return UNFIT;
        }
        EventText events = new EventText();
        if (!sub.recovered()) {
            events.field("id", EventId.of(position));
            return sub.wasRecovering()
                    ? events.field("event", "reset").data(reset(position)).end()
                    : events.end();
        }
        if (sub.publications().isEmpty()) {
            return events.field("id", EventId.of(position)).end();
        }
        int last = sub.publications().size() - 1;
        for (int i = 0; i < last; i++) {
            event(events, sub.publications().get(i), position.epoch()).next();
        }
        return event(events, sub.publications().get(last), position.epoch()).end();
    }

    /** Events are text; other bytes could hold line breaks that mean something. */
    private static boolean fits(Publication publication) {
        return publication.data().isJson(JsonText::isValid);
    }

    private static byte[] disconnect(DisconnectCode code) {
        return new JsonWriter(64)
                .begin()
                .field("code", code.code())
                .field("reason", code.reason())
                .end()
                .toBytes();
    }

    private static byte[] reset(StreamPosition position) {
        return new JsonWriter(64)
                .begin()
                .always("offset", position.offset())
                .always("epoch", position.epoch())
                .end()
                .toBytes();
    }

    private static EventText event(EventText text, Publication publication, String epoch) {
        if (publication.offset() > 0) {
            text.field("id", EventId.of(new StreamPosition(publication.offset(), epoch)));
        }
        return text.data(publication.data().bytes());
    }
}
