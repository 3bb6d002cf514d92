package io.tidings.http;

import io.tidings.protocol.Payload;
import io.tidings.security.Admission;
import io.tidings.security.Arrival;
import io.tidings.security.Refusal;
import io.tidings.security.Tickets;
import io.tidings.security.Visitor;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives who is logged in here a one-time ticket for a connection from elsewhere: a page of another origin, a portlet. The
 * ticket goes where a token would, or among the subprotocols; never into an address.
 */
@WebServlet(urlPatterns = "/api/ticket")
public class TicketServlet extends CrossOriginServlet {

    private static final long serialVersionUID = 1;

    /** When somebody else's ticket has come to its end. */
    private static final String SOON = "5";

    @Inject
    private transient Tickets tickets;

    @Override
    String methods() {
        return "POST";
    }

    @Override
    void answer(Arrival arrival, HttpServletResponse response) throws IOException {
        Admission admission = entrance().visitor(arrival);
        Refusal refusal = admission.refusal();
        if (refusal != null) {
            refusal.send(response);
            return;
        }
        Visitor visitor = admission.visitor();
        if (visitor == null) {
            Refusal.IDENTITY.send(response);
            return;
        }
        String ticket = tickets.issue(visitor.credentials());
        if (ticket == null) {
            new Refusal(503, "too many tickets", "Retry-After", SOON).send(response);
            return;
        }
        String body = "{\"ticket\":\"" + ticket + "\",\"expires_in\":" + Tickets.LIFE.toSeconds() + "}";
        new ApiAnswer(200, Payload.json(body)).send(response);
    }
}
