package io.tidings.codec;

import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.StreamPosition;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request to the server API, or of one answer of a backend. A name means the same in all of them, so
 * each is read as what it always is. What a request does not know is passed over, and null is like absent. Immutable and
 * thread-safe.
 */
public final class ApiParams {

    /** What a field holds. */
    public enum Type {
        TEXT,
        TEXTS,
        /** Texts by name. */
        LABELS,
        /** Any JSON, kept as it is written. */
        JSON,
        /** A text that is bytes in Base64. */
        BASE64,
        INTEGER,
        FLAG,
        /** An object of its own fields. */
        OBJECT,
        /** Objects of their own fields, by names that are not ours. */
        OBJECTS,
        /** Objects, each kept as it is written. */
        LIST
    }

    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("channel", Type.TEXT),
            Map.entry("user", Type.TEXT),
            Map.entry("uid", Type.TEXT),
            Map.entry("client", Type.TEXT),
            Map.entry("session", Type.TEXT),
            Map.entry("idempotency_key", Type.TEXT),
            Map.entry("version_epoch", Type.TEXT),
            Map.entry("epoch", Type.TEXT),
            Map.entry("reason", Type.TEXT),
            Map.entry("pattern", Type.TEXT),
            Map.entry("method", Type.TEXT),
            Map.entry("message", Type.TEXT),
            Map.entry("channels", Type.TEXTS),
            Map.entry("whitelist", Type.TEXTS),
            Map.entry("tags", Type.LABELS),
            Map.entry("data", Type.JSON),
            Map.entry("info", Type.JSON),
            Map.entry("params", Type.JSON),
            Map.entry("meta", Type.JSON),
            Map.entry("subs", Type.OBJECTS),
            Map.entry("b64data", Type.BASE64),
            Map.entry("b64info", Type.BASE64),
            Map.entry("version", Type.INTEGER),
            Map.entry("issued_before", Type.INTEGER),
            Map.entry("offset", Type.INTEGER),
            Map.entry("expire_at", Type.INTEGER),
            Map.entry("limit", Type.INTEGER),
            Map.entry("code", Type.INTEGER),
            Map.entry("id", Type.INTEGER),
            Map.entry("skip_history", Type.FLAG),
            Map.entry("delta", Type.FLAG),
            Map.entry("expired", Type.FLAG),
            Map.entry("reverse", Type.FLAG),
            Map.entry("temporary", Type.FLAG),
            Map.entry("parallel", Type.FLAG),
            Map.entry("value", Type.FLAG),
            Map.entry("since", Type.OBJECT),
            Map.entry("recover_since", Type.OBJECT),
            Map.entry("disconnect", Type.OBJECT),
            Map.entry("error", Type.OBJECT),
            Map.entry("result", Type.OBJECT),
            Map.entry("override", Type.OBJECT),
            Map.entry("presence", Type.OBJECT),
            Map.entry("join_leave", Type.OBJECT),
            Map.entry("force_push_join_leave", Type.OBJECT),
            Map.entry("force_recovery", Type.OBJECT),
            Map.entry("force_positioning", Type.OBJECT),
            Map.entry("commands", Type.LIST));

    /** What backends may answer with, whichever hook it was. */
    private static final List<String> RESULT = List.of(
            "data",
            "b64data",
            "info",
            "b64info",
            "expire_at",
            "override",
            "user",
            "channels",
            "subs",
            "meta",
            "expired",
            "skip_history",
            "tags",
            "idempotency_key",
            "delta",
            "version",
            "version_epoch");

    /** The fields that stand in an object; the name of the object is the key. */
    private static final Map<String, List<String>> OBJECTS = Map.of(
            "since", List.of("offset", "epoch"),
            "recover_since", List.of("offset", "epoch"),
            "disconnect", List.of("code", "reason"),
            "error", List.of("code", "message", "temporary"),
            "result", RESULT,
            "subs", List.of("info", "b64info", "data", "b64data", "override"),
            "override",
                    List.of("presence", "join_leave", "force_push_join_leave", "force_recovery", "force_positioning"));

    private static final List<String> OVERRIDDEN = List.of("value");
    private static final ApiParams EMPTY = new ApiParams(Map.of(), "");

    private final Map<String, Object> values;
    private final String malformed;

    private ApiParams(Map<String, Object> values, String malformed) {
        this.values = values;
        this.malformed = malformed;
    }

    /** Reads exactly one JSON object. Never throws for bad input: {@link #malformed} says what is wrong. */
    public static ApiParams read(byte[] json, List<String> known) {
        try {
            return JsonItem.read(json, 0, json.length, item -> read(item, known));
        } catch (IOException problem) {
            return new ApiParams(Map.of(), Lines.reason(problem));
        }
    }

    private static ApiParams read(JsonItem item, List<String> known) throws IOException {
        Map<String, Object> values = new HashMap<>();
        item.fields(known, (name, value) -> {
            try {
                values.put(name, value(name, value));
            } catch (Malformed wrong) {
                throw new Malformed(name + ": " + wrong.why());
            }
        });
        return new ApiParams(values, "");
    }

    private static Object value(String name, JsonItem item) throws IOException {
        return switch (type(name)) {
            case TEXT -> item.string();
            case TEXTS -> item.list(JsonItem::string);
            case LABELS -> item.map(JsonItem::string);
            case JSON -> item.payload();
            case BASE64 -> decoded(item.string());
            case INTEGER -> item.integer();
            case FLAG -> item.bool();
            case OBJECT -> item.object(inner -> read(inner, fieldsOf(name)));
            case OBJECTS -> item.map(each -> each.object(inner -> read(inner, fieldsOf(name))));
            case LIST -> item.list(JsonItem::payload);
        };
    }

    private static Payload decoded(String base64) throws Malformed {
        try {
            return Payload.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            throw new Malformed("a field is not Base64");
        }
    }

    /** What the field of this name holds; throws {@link IllegalArgumentException} when there is none. */
    public static Type type(String name) {
        Type type = TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException("nobody knows the field " + name);
        }
        return type;
    }

    /** The fields of the object in the field of this name. */
    public static List<String> fieldsOf(String name) {
        return OBJECTS.getOrDefault(name, OVERRIDDEN);
    }

    /** Why this is no request, in our words; empty when it is one. */
    public String malformed() {
        return malformed;
    }

    /** A text; empty when absent. */
    public String text(String name) {
        return get(name, String.class, "");
    }

    /** Texts; none when absent. */
    @SuppressWarnings("unchecked") // TEXTS are read so
    public List<String> texts(String name) {
        return get(name, List.class, List.of());
    }

    /** Texts by name; none when absent. */
    @SuppressWarnings("unchecked") // LABELS are read so
    public Map<String, String> labels(String name) {
        return get(name, Map.class, Map.of());
    }

    /** A whole number; 0 when absent. */
    public long number(String name) {
        return get(name, Long.class, 0L);
    }

    /** A switch; false when absent. */
    public boolean flag(String name) {
        return get(name, Boolean.class, false);
    }

    /** A payload: the bytes of {@code b64name} where there is such a field, else the JSON of {@code name}; or null. */
    public @Nullable Payload payload(String name) {
        Object base64 = values.get("b64" + name);
        return (Payload) (base64 != null ? base64 : values.get(name));
    }

    /** A position; null when absent. */
    public @Nullable StreamPosition position(String name) {
        ApiParams position = (ApiParams) values.get(name);
        return position == null ? null : new StreamPosition(position.number("offset"), position.text("epoch"));
    }

    /** An object; without any field when absent. */
    public ApiParams object(String name) {
        return get(name, ApiParams.class, EMPTY);
    }

    /** Objects by name; none when absent. */
    @SuppressWarnings("unchecked") // OBJECTS are read so
    public Map<String, ApiParams> objects(String name) {
        return get(name, Map.class, Map.of());
    }

    /** How a publication is made. */
    public PublishOptions publishOptions() {
        return new PublishOptions(
                labels("tags"),
                flag("skip_history"),
                flag("delta"),
                new PublishCondition(text("idempotency_key"), number("version"), text("version_epoch")));
    }

    /** Objects as they are written; none when absent. */
    @SuppressWarnings("unchecked") // LISTs are read so
    public List<Payload> list(String name) {
        return get(name, List.class, List.of());
    }

    /** Whether there is such a field. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    private <T> T get(String name, Class<T> type, T absent) {
        Object value = values.get(name);
        return value == null ? absent : type.cast(value);
    }
}
