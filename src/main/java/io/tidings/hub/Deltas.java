package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.codec.FossilDelta;
import io.tidings.codec.JsonText;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A publication in the forms that subscribers with deltas are sent: whole, or as a patch of the one before it. Each form
 * is made once, when the first subscriber needs it, whoever asks. Thread-safe.
 */
final class Deltas {

    private final Push.OfPublication push;
    private final @Nullable Publication before;
    private final Encoded whole;
    private final long arrivedAt;
    private volatile @Nullable Encoded patch;

    /** {@code before}: the publication with the offset before, to make a patch of; null when that must not be, or cannot. */
    Deltas(Push.OfPublication push, @Nullable Publication before, long arrivedAt) {
        this.push = push;
        this.before = before;
        this.arrivedAt = arrivedAt;
        Publication publication = push.publication();
        whole = encoded(publication.with(publication.data().whole()));
    }

    /** For a subscriber who speaks this format, and who has the publication before or has not. */
    Encoded in(Format format, boolean hasBefore) {
        return hasBefore && before != null && fits(push.publication(), format) ? patch(before) : whole;
    }

    /** The patch, or the whole where it is shorter. */
    private Encoded patch(Publication base) {
        Encoded ready = patch;
        return ready != null ? ready : makePatch(base);
    }

    private synchronized Encoded makePatch(Publication base) {
        Encoded ready = patch;
        if (ready == null) {
            Publication publication = push.publication();
            byte[] shorter =
                    FossilDelta.between(base.data().bytes(), publication.data().bytes());
            ready = shorter == null ? whole : encoded(publication.with(Payload.patch(shorter)));
            patch = ready;
        }
        return ready;
    }

    private Encoded encoded(Publication publication) {
        return new Encoded(new Push.OfPublication(push.channel(), publication, push.epoch()), arrivedAt);
    }

    /** What a subscriber who comes back is sent: the first one whole, each of the others as a patch of the one before it. */
    static List<Publication> recovered(List<Publication> publications, Format format) {
        List<Publication> sent = new ArrayList<>(publications.size());
        Publication before = null;
        for (Publication publication : publications) {
            byte[] shorter = before != null && fits(publication, format)
                    ? FossilDelta.between(
                            before.data().bytes(), publication.data().bytes())
                    : null;
            sent.add(publication.with(shorter == null ? publication.data().whole() : Payload.patch(shorter)));
            before = publication;
        }
        return sent;
    }

    /** Where the format is JSON, a patch travels in a string, and the text it makes has to be JSON as well. */
    private static boolean fits(Publication publication, Format format) {
        return format.binary() || publication.data().isJson(JsonText::isValid);
    }
}
