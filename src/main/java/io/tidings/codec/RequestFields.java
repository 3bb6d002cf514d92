package io.tidings.codec;

import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request. All requests share them, because in this protocol a name means the same wherever it stands.
 *
 * <p>Mutable only while it is read.
 */
final class RequestFields {

    private static final List<String> POSITION = List.of("offset", "epoch");

    String channel = "";
    String token = "";

    @Nullable
    Payload data;

    Map<String, SubscribeRequest> subs = Map.of();
    String name = "";
    String version = "";
    Map<String, String> headers = Map.of();
    boolean recover;
    String epoch = "";
    long offset;
    boolean positioned;
    boolean recoverable;
    boolean joinLeave;
    String delta = "";
    boolean filtered;
    long flag;
    int type;
    int limit;

    @Nullable
    StreamPosition since;

    boolean reverse;
    String method = "";

    private RequestFields() {}

    /** Reads an object that was just entered; a field that this kind of request does not know is passed over. */
    static RequestFields read(JsonItem item, List<String> known) throws IOException {
        RequestFields fields = new RequestFields();
        item.fields(known, fields::set);
        return fields;
    }

    SubscribeRequest subscribeRequest() {
        return new SubscribeRequest(
                channel,
                token,
                recover,
                position(),
                data,
                positioned,
                recoverable,
                joinLeave,
                delta,
                filtered,
                flag,
                type);
    }

    private StreamPosition position() {
        return offset == 0 && epoch.isEmpty() ? StreamPosition.NONE : new StreamPosition(offset, epoch);
    }

    /** Whoever cares about a tags filter will read more of it; today its presence is enough. */
    private static boolean filter(JsonItem item) throws IOException {
        item.skip();
        return true;
    }

    private static SubscribeRequest sub(JsonItem item) throws IOException {
        String channel = item.key();
        return item.object(Request.SUBSCRIBE::read).subscribeRequest().in(channel);
    }

    private static StreamPosition since(JsonItem item) throws IOException {
        return read(item, POSITION).position();
    }

    private void set(String field, JsonItem item) throws IOException {
        switch (field) {
            case "channel" -> channel = item.string();
            case "token" -> token = item.string();
            case "data" -> data = item.payload();
            case "subs" -> subs = item.map(RequestFields::sub);
            case "name" -> name = item.string();
            case "version" -> version = item.string();
            case "headers" -> headers = item.map(JsonItem::string);
            case "recover" -> recover = item.bool();
            case "epoch" -> epoch = item.string();
            case "offset" -> offset = item.uint64();
            case "positioned" -> positioned = item.bool();
            case "recoverable" -> recoverable = item.bool();
            case "join_leave" -> joinLeave = item.bool();
            case "delta" -> delta = item.string();
            case "tf" -> filtered = item.object(RequestFields::filter);
            case "flag" -> flag = item.int64();
            case "type" -> type = item.int32();
            case "limit" -> limit = item.int32();
            case "since" -> since = item.object(RequestFields::since);
            case "reverse" -> reverse = item.bool();
            case "method" -> method = item.string();
            default -> throw new IllegalStateException("a request knows a field that nobody reads: " + field);
        }
    }
}
