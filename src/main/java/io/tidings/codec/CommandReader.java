package io.tidings.codec;

import io.tidings.protocol.Command;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one command of the protocol. Fields come in any order, so that only the end tells what the command is. */
final class CommandReader {

    private static final List<String> FIELDS =
            Stream.concat(Stream.of("id"), Request.names()).toList();

    private long id;
    private @Nullable Request request;
    private @Nullable RequestFields fields;
    private @Nullable RequestFields message;

    private CommandReader() {}

    /** Reads an object that was just entered. */
    static Command read(JsonItem item) throws IOException {
        CommandReader reader = new CommandReader();
        item.fields(FIELDS, reader::field);
        return reader.command();
    }

    private void field(String name, JsonItem item) throws IOException {
        Request found = Request.named(name);
        if (found == null) {
            id = item.uint32();
            return;
        }
        RequestFields of = item.object(found::read);
        if (request == null || found.compareTo(request) < 0) {
            request = found;
            fields = of;
        }
        if (found == Request.SEND) {
            message = of;
        }
    }

    /** Without an id, a command is a message or the answer to a ping, whatever else it holds. */
    private Command command() throws Malformed {
        if (id == 0) {
            return message == null ? new Command.Pong() : new Command.Send(message.data);
        }
        if (request == null || fields == null) {
            throw new Malformed("a command without a request");
        }
        return request.command(id, fields);
    }
}
