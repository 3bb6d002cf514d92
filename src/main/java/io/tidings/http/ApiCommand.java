package io.tidings.http;

import io.tidings.codec.ApiParams;
import io.tidings.codec.JsonSlice;
import io.tidings.protocol.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call within a batch: an object with one field, whose name is the method's. */
record ApiCommand(ApiMethod method, ApiParams params) {

    /** Reads one; null when it is none, or a batch within the batch. */
    static @Nullable ApiCommand read(Payload written) {
        Map<String, Payload> members = JsonSlice.members(written.bytes());
        if (members == null) {
            return null;
        }
        for (Map.Entry<String, Payload> member : members.entrySet()) {
            ApiMethod method = ApiMethod.named(member.getKey());
            if (method != null && method != ApiMethod.BATCH) {
                ApiParams params = ApiParams.read(member.getValue().bytes(), method.fields());
                return params.malformed().isEmpty() ? new ApiCommand(method, params) : null;
            }
        }
        return null;
    }
}
