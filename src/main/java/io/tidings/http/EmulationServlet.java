package io.tidings.http;

import io.tidings.codec.EmulationRequest;
import io.tidings.config.HttpConfig;
import io.tidings.hub.Delivery;
import io.tidings.hub.Hub;
import io.tidings.hub.Nodes;
import io.tidings.security.Admission;
import io.tidings.security.Arrival;
import io.tidings.security.Refusal;
import io.tidings.security.Visitor;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Commands of clients whose stream only goes down. Every request names its session, whose secret authorises it; answers
 * go down the stream. For a session of another node the request is passed on.
 */
@WebServlet(urlPatterns = "/emulation", asyncSupported = true)
public class EmulationServlet extends CrossOriginServlet {

    private static final System.Logger LOG = System.getLogger(EmulationServlet.class.getName());
    private static final long serialVersionUID = 1;

    @Inject
    private transient Hub hub;

    @Inject
    private transient Nodes nodes;

    @Override
    String methods() {
        return "POST";
    }

    @Override
    boolean enabled(HttpConfig http) {
        return http.emulation();
    }

    @Override
    void answer(Arrival arrival, HttpServletResponse response) throws IOException {
        Admission admission = entrance().visitor(arrival);
        Refusal refusal = admission.refusal();
        if (refusal != null) {
            refusal.send(response);
            return;
        }
        HttpServletRequest request = arrival.request();
        StreamRequest read = StreamRequest.jsonOrProtobuf(request, http().emulationMaxRequestBodySize());
        byte[] body = read.bytes();
        if (body == null) {
            read.refuse(response);
            return;
        }
        EmulationRequest emulated =
                StreamRequest.isProtobuf(request) ? EmulationRequest.protobuf(body) : EmulationRequest.json(body);
        if (emulated == null) {
            Refusal.of(400, "send session, node and data").send(response);
            return;
        }
        Visitor visitor = admission.visitor();
        String user = visitor == null ? null : visitor.getName();
        if (emulated.node().isEmpty() || emulated.node().equals(config().nodeName())) {
            say(hub.sessions().deliver(emulated.session(), user, emulated.data()), response);
        } else {
            passOn(emulated, user, request.startAsync(), response);
        }
    }

    private void passOn(
            EmulationRequest emulated, @Nullable String user, AsyncContext context, HttpServletResponse response) {
        nodes.deliver(emulated.node(), emulated.session(), user, emulated.data())
                .whenComplete((delivery, failure) -> {
                    try {
                        if (delivery == null) {
                            LOG.log(System.Logger.Level.WARNING, "no way to another node: {0}", failure.toString());
                            Refusal.of(502, "the node cannot be reached").send(response);
                        } else {
                            say(delivery, response);
                        }
                    } catch (IOException gone) {
                        LOG.log(System.Logger.Level.DEBUG, "nobody waits: {0}", gone.toString());
                    } finally {
                        context.complete();
                    }
                });
    }

    private static void say(Delivery delivery, HttpServletResponse response) throws IOException {
        Refusal refusal = refusal(delivery);
        if (refusal == null) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            refusal.send(response);
        }
    }

    private static @Nullable Refusal refusal(Delivery delivery) {
        return switch (delivery) {
            case ACCEPTED -> null;
            case REPEATED -> Refusal.of(409, "these commands came before");
            case NO_SUCH_SESSION -> Refusal.of(404, "no such session");
            case OTHER_USER -> Refusal.of(403, "the session belongs to somebody else");
            case NO_SUCH_NODE -> Refusal.of(404, "no such node");
        };
    }
}
