package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A command and one of the many ways to write it.
 *
 * @param expected what has to be understood
 * @param json one line, without the newline
 */
record RandomCommand(Command expected, String json) {

    static RandomCommand from(RandomJson json) {
        return new Draft(json, json.random(), new LinkedHashMap<>()).command();
    }

    /** The fields of a request while they are made up. */
    private record Draft(RandomJson json, Random random, Map<String, String> fields) {

        RandomCommand command() {
            long id = 1L + random.nextInt(Integer.MAX_VALUE);
            return switch (random.nextInt(8)) {
                case 0 ->
                    written(
                            id,
                            "connect",
                            new Command.Connect(
                                    id, text("token"), data(), subs(), text("name"), text("version"), headers()));
                case 1 -> written(id, "subscribe", new Command.Subscribe(id, request(text("channel"))));
                case 2 -> written(id, "publish", new Command.Publish(id, text("channel"), data(), number("type")));
                case 3 -> written(id, "rpc", new Command.Rpc(id, text("method"), data()));
                case 4 -> written(0, "send", new Command.Send(data()));
                case 5 -> written(id, "history", history(id));
                case 6 ->
                    written(
                            id,
                            "sub_refresh",
                            new Command.SubRefresh(id, text("channel"), text("token"), number("type")));
                default -> new RandomCommand(new Command.Pong(), line(json.object(Map.of())));
            };
        }

        private RandomCommand written(long id, String request, Command expected) {
            Map<String, String> command = new LinkedHashMap<>();
            command.put(request, json.object(fields));
            if (id > 0) {
                command.put("id", Long.toString(id));
            }
            return new RandomCommand(expected, line(json.object(command)));
        }

        private String line(String object) {
            return json.space() + object + json.space();
        }

        private Command.History history(long id) {
            StreamPosition since = null;
            if (random.nextBoolean()) {
                Draft position = new Draft(json, random, new LinkedHashMap<>());
                since = position.position();
                fields.put("since", json.object(position.fields));
            }
            return new Command.History(id, text("channel"), number("limit"), since, bool("reverse"));
        }

        private SubscribeRequest request(String channel) {
            boolean filtered = random.nextBoolean();
            if (filtered) {
                fields.put("tf", json.object(Map.of()));
            }
            return new SubscribeRequest(
                    channel,
                    text("token"),
                    bool("recover"),
                    position(),
                    data(),
                    bool("positioned"),
                    bool("recoverable"),
                    bool("join_leave"),
                    text("delta"),
                    filtered,
                    number("flag"),
                    number("type"));
        }

        private StreamPosition position() {
            return new StreamPosition(Math.abs((long) number("offset")), text("epoch"));
        }

        private Map<String, SubscribeRequest> subs() {
            Map<String, SubscribeRequest> subs = new LinkedHashMap<>();
            Map<String, String> written = new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                Draft sub = new Draft(json, random, new LinkedHashMap<>());
                subs.put("sub" + i, sub.request("sub" + i));
                written.put("sub" + i, json.object(sub.fields));
            }
            fields.put("subs", map(written));
            return subs;
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            Map<String, String> written = new LinkedHashMap<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                headers.put("h" + i, "v" + i);
                written.put("h" + i, "\"v" + i + '"');
            }
            fields.put("headers", map(written));
            return headers;
        }

        /** No unknown fields here: every name is somebody's. */
        private String map(Map<String, String> entries) {
            StringBuilder object = new StringBuilder("{");
            entries.forEach((name, value) -> object.append(object.length() == 1 ? "" : ",")
                    .append(json.space())
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value));
            return object.append('}').toString();
        }

        private String text(String field) {
            String text = json.one(List.of("", "a", "chat:1", "日本", "é😀"));
            if (!text.isEmpty() || random.nextBoolean()) {
                fields.put(field, '"' + text + '"');
            }
            return text;
        }

        private boolean bool(String field) {
            boolean value = random.nextBoolean();
            if (value || random.nextBoolean()) {
                fields.put(field, Boolean.toString(value));
            }
            return value;
        }

        private int number(String field) {
            int number = random.nextInt(5);
            if (number > 0 || random.nextBoolean()) {
                fields.put(field, Integer.toString(number));
            }
            return number;
        }

        private Payload data() {
            if (random.nextInt(5) == 0) {
                return null;
            }
            String value = json.value();
            fields.put("data", value);
            return Payload.json(value);
        }
    }
}
