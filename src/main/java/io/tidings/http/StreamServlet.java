package io.tidings.http;

import io.tidings.codec.CommandFrame;
import io.tidings.codec.Format;
import io.tidings.config.HttpConfig;
import io.tidings.config.StreamConfig;
import io.tidings.protocol.Command;
import io.tidings.security.Admission;
import io.tidings.security.Arrival;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A request that brings the first commands, and a response that stays open. */
abstract class StreamServlet extends CrossOriginServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Streams streams;

    private final String transport;

    StreamServlet(String transport) {
        this.transport = transport;
    }

    /** What the client speaks. */
    abstract Format format(HttpServletRequest request);

    abstract StreamConfig stream(HttpConfig http);

    abstract String contentType(Format format);

    /** The first commands, or why they are refused. */
    abstract StreamRequest read(HttpServletRequest request, int limit) throws IOException;

    /** What comes before the first item; empty if nothing. */
    String preamble() {
        return "";
    }

    @Override
    final boolean enabled(HttpConfig http) {
        return stream(http).enabled();
    }

    @Override
    final void answer(Arrival arrival, HttpServletResponse response) throws IOException {
        Admission admission = entrance().admit(arrival);
        Refusal refusal = admission.refusal();
        if (refusal != null) {
            refusal.send(response);
            return;
        }
        HttpServletRequest request = arrival.request();
        StreamRequest read = read(request, stream(http()).maxRequestBodySize());
        byte[] commands = read.bytes();
        if (commands == null) {
            read.refuse(response);
            return;
        }
        Format format = format(request);
        CommandFrame frame = format.codec().decode(commands);
        if (frame.malformed() != null && frame.commands().isEmpty()) {
            Refusal.of(400, "malformed commands: " + frame.malformed()).send(response);
            return;
        }
        if ("GET".equals(request.getMethod()) && !frame.commands().stream().allMatch(StreamServlet::isSafe)) {
            Refusal.of(400, "a GET connects and subscribes; send the rest to /emulation")
                    .send(response);
            return;
        }
        response.setContentType(contentType(format));
        streams.open(arrival, response, transport, admission.visitor(), format, preamble(), frame, commands.length);
    }

    /** A link on any page makes a GET with its reader's cookies; so it must not publish (RFC 9110 section 9.2.1). */
    private static boolean isSafe(Command command) {
        return command instanceof Command.Connect || command instanceof Command.Subscribe;
    }
}
