package io.tidings.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/**
 * The one way JSON from outside is opened: strict RFC 8259, well-formed UTF-8 without a byte order mark, within Jackson's
 * default limits.
 *
 * <p>Those limits are 1,000 levels of nesting, 1,000 digits a number and 50,000 characters a name
 * ({@code StreamReadConstraints} of Jackson 2.20).
 *
 * <p>Parsers read characters, not bytes: Jackson's byte parser cannot do without a table of names that all parsers share
 * and that only ever drops names by their number, not their size. A client that sends 6,000 names of 50,000 characters
 * would make it hold 600 MB for good (measured); the character parser keeps none.
 */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // the default pool hangs on the container's threads and outlives an undeployed application
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build();

    private static final JsonFactory NO_NAME_TWICE = FACTORY.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** A parser before the first token; its offsets are indices into the text. */
    static JsonParser open(char[] text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** The same, where no name may come twice in one object. */
    static JsonParser openWithoutDuplicates(char[] text) throws IOException {
        return NO_NAME_TWICE.createParser(text);
    }
}
