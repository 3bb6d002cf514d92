package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.codec.ApiParams;
import io.tidings.codec.JsonSlice;
import io.tidings.protocol.Payload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call in the API's older form, which libraries still use to send several: one path for all methods, and the method's
 * name beside its fields.
 *
 * @param id what the caller called it, echoed in the reply; 0 = nothing
 * @param method null when there is none of that name
 */
record LegacyCall(long id, @Nullable ApiMethod method, ApiParams params) {

    private static final List<String> FIELDS = List.of("id", "method", "params");
    private static final byte[] NONE = "{}".getBytes(UTF_8);

    /** Reads one or more calls, one after the other; null when the body holds anything else. */
    static @Nullable List<LegacyCall> all(byte[] body) {
        List<Payload> objects = JsonSlice.objects(body);
        if (objects == null || objects.isEmpty()) {
            return null;
        }
        List<LegacyCall> calls = new ArrayList<>(objects.size());
        for (Payload object : objects) {
            ApiParams outer = ApiParams.read(object.bytes(), FIELDS);
            if (!outer.malformed().isEmpty()) {
                return null;
            }
            calls.add(of(outer));
        }
        return calls;
    }

    private static LegacyCall of(ApiParams outer) {
        ApiMethod named = ApiMethod.named(outer.text("method"));
        ApiMethod method = named == ApiMethod.BATCH ? null : named;
        Payload params = outer.payload("params");
        return new LegacyCall(
                outer.number("id"),
                method,
                ApiParams.read(params == null ? NONE : params.bytes(), method == null ? List.of() : method.fields()));
    }
}
