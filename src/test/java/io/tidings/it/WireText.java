package io.tidings.it;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;

/** A message in Protobuf as the protocol's JSON: fields by their numbers, bytes as they are, nothing that is not set. */
final class WireText {

    private WireText() {}

    static String of(Message message) {
        List<String> fields = new ArrayList<>();
        message.getAllFields()
                .forEach((field, value) -> fields.add("\"" + field.getName() + "\":" + value(field, value)));
        return "{" + String.join(",", fields) + "}";
    }

    private static String value(FieldDescriptor field, Object value) {
        if (!field.isRepeated()) {
            return one(value);
        }
        List<String> all = ((List<?>) value).stream().map(WireText::one).toList();
        return field.isMapField() ? "{" + String.join(",", all) + "}" : "[" + String.join(",", all) + "]";
    }

    private static String one(Object value) {
        if (value instanceof MapEntry<?, ?> entry) {
            return one(String.valueOf(entry.getKey())) + ":" + one(entry.getValue());
        }
        if (value instanceof Message message) {
            return of(message);
        }
        if (value instanceof ByteString bytes) {
            return bytes.toStringUtf8();
        }
        return value instanceof String text ? Json.createValue(text).toString() : value.toString();
    }
}
