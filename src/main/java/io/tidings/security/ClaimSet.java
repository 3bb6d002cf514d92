package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.tidings.codec.JsonSlice;
import io.tidings.hub.Proof;
import io.tidings.protocol.Payload;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of claims, seen twice: as values, and as the text that each value was written in, because payloads must
 * reach the clients as they were signed.
 *
 * <p>Claims that are {@code null} count as absent. Every method throws {@link ParseException} for a claim of the wrong
 * type, with a message that names the claim and not its value.
 */
record ClaimSet(Map<String, Object> values, Map<String, Payload> texts) {

    private static final ClaimSet EMPTY = new ClaimSet(Map.of(), Map.of());

    /** Reads exactly one JSON object; names that come twice are malformed (RFC 7519 section 4 allows that answer). */
    static ClaimSet parse(Payload json) throws ParseException {
        Map<String, Payload> texts = JsonSlice.members(json.bytes());
        if (texts == null) {
            throw new ParseException("claims are not a JSON object", 0);
        }
        return new ClaimSet(JSONObjectUtils.parse(json.text()), texts);
    }

    /** Names of all claims that are present. */
    Set<String> names() throws ParseException {
        for (String name : texts.keySet()) {
            wellFormed("name", name);
        }
        return texts.keySet();
    }

    /** A text; empty when absent. */
    String text(String name) throws ParseException {
        Object value = values.get(name);
        return value == null ? "" : wellFormed(name, value);
    }

    /** A list of texts; empty when absent. */
    List<String> list(String name) throws ParseException {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            throw wrong(name, "a list");
        }
        List<String> list = new ArrayList<>();
        for (Object item : items) {
            list.add(wellFormed(name, item));
        }
        return list;
    }

    /** Claims within each of a list of claims, as values only; none when absent. */
    List<ClaimSet> objects(String name) throws ParseException {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            throw wrong(name, "a list");
        }
        List<ClaimSet> objects = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> members)) {
                throw wrong(name, "a list of objects");
            }
            Map<String, Object> claims = new HashMap<>();
            members.forEach((key, claim) -> claims.put(String.valueOf(key), claim));
            objects.add(new ClaimSet(claims, Map.of()));
        }
        return objects;
    }

    /** Whether a claim that is a text or a list of texts is or holds {@code wanted}; RFC 7519 section 4.1.3. */
    boolean holds(String name, String wanted) {
        Object value = values.get(name);
        return wanted.equals(value) || (value instanceof List<?> items && items.contains(wanted));
    }

    /** A time in seconds since 1970; fractions are cut off. */
    OptionalLong seconds(String name) throws ParseException {
        Object value = values.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (!(value instanceof Number number)) {
            throw wrong(name, "a number");
        }
        return OptionalLong.of(number.longValue());
    }

    /** A switch; null when absent. */
    @Nullable
    Boolean flag(String name) throws ParseException {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw wrong(name, "true or false");
    }

    /** What the token says of itself; a {@code jti} or {@code iat} of another type says nothing, as for the reference. */
    Proof proof() {
        Object id = values.get("jti");
        Object issuedAt = values.get("iat");
        return new Proof(
                id instanceof String text ? text : "", issuedAt instanceof Number number ? number.longValue() : 0);
    }

    /** Claims within a claim; empty when absent. */
    ClaimSet object(String name) throws ParseException {
        Payload text = texts.get(name);
        if (text == null) {
            return EMPTY;
        }
        if (!(values.get(name) instanceof Map)) {
            throw wrong(name, "an object");
        }
        return parse(text);
    }

    /**
     * A payload: the bytes of {@code b64name} in base64 if there is such a claim, else the JSON of {@code name} as it is
     * written in the token; null when there is neither. Base64 must hold JSON as well: other bytes could not be sent to
     * any JSON client, and every one of them would pay for it.
     */
    @Nullable
    Payload payload(String name) throws ParseException {
        String base64 = text("b64" + name);
        if (base64.isEmpty()) {
            return texts.get(name);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw wrong("b64" + name, "base64");
        }
        if (!JsonSlice.isValue(bytes)) {
            throw wrong("b64" + name, "base64 of JSON");
        }
        return Payload.json(bytes);
    }

    /** Texts go into frames, which are UTF-8: half a surrogate pair, possible as an escape, has no place in them. */
    static String wellFormed(String name, Object value) throws ParseException {
        if (value instanceof String text && UTF_8.newEncoder().canEncode(text)) {
            return text;
        }
        throw wrong(name, "a text");
    }

    private static ParseException wrong(String name, String wanted) {
        return new ParseException("claim " + name + " is not " + wanted, 0);
    }
}
