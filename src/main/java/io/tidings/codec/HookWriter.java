package io.tidings.codec;

import io.tidings.protocol.Payload;
import java.util.Base64;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a backend is asked: one JSON object, by the rules of protocol.md section 10. Payloads are written as they
 * are, or in Base64 in fields whose names say so. For one thread and one question.
 */
public final class HookWriter {

    private static final int CAPACITY = 512;

    private final JsonWriter json = new JsonWriter(CAPACITY).begin();
    private final boolean binary;

    /**
     * Begins with what every question has.
     *
     * @param protocol what the client speaks: {@code json} or {@code protobuf}
     * @param binary whether payloads are written in Base64
     */
    public HookWriter(String client, String transport, String protocol, boolean binary) {
        this.binary = binary;
        json.always("client", client)
                .always("transport", transport)
                .always("protocol", protocol)
                .always("encoding", binary ? "binary" : "json");
    }

    /** A text; left out when empty. */
    public HookWriter text(String name, String value) {
        json.field(name, value);
        return this;
    }

    /** A text; written when empty, too. */
    public HookWriter always(String name, String value) {
        json.always(name, value);
        return this;
    }

    /** A payload; left out when there is none. */
    public HookWriter payload(String name, @Nullable Payload value) {
        if (binary && value != null && value.length() > 0) {
            json.field("b64" + name, Base64.getEncoder().encodeToString(value.bytes()));
        } else {
            json.field(name, value);
        }
        return this;
    }

    /** Texts; left out when there are none. */
    public HookWriter texts(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            json.list(name);
            values.forEach(json::element);
            json.endList();
        }
        return this;
    }

    /** JSON, which is never written in Base64; left out when there is none. */
    public HookWriter json(String name, @Nullable Payload value) {
        json.field(name, value);
        return this;
    }

    /** The whole question; {@link Codec#UNFIT} when a payload is no JSON and may not be written otherwise. */
    public byte[] done() {
        return json.end().toBytes();
    }
}
