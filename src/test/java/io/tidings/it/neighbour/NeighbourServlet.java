package io.tidings.it.neighbour;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Publishes what a test asks for, and says what came of it. */
@WebServlet("/publish/*")
public class NeighbourServlet extends HttpServlet {

    private static final int PATIENCE = 25;

    private final transient TidingsHub hub = hub();

    private static TidingsHub hub() {
        try {
            return JMX.newMBeanProxy(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName("io.tidings:type=Hub,name=tidings"),
                    TidingsHub.class);
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String channel = request.getParameter("channel");
        String json = request.getParameter("json");
        String said;
        try {
            said = switch (String.valueOf(request.getPathInfo())) {
                case "/committed" -> inTransaction(channel, json, true);
                case "/rolledback" -> inTransaction(channel, json, false);
                case "/ticket" -> ticket(request.getParameter("user"), request.getParameter("login"));
                case "/logout" -> logOut(request.getParameter("login"));
                default -> outcome(hub.publish(channel, json));
            };
        } catch (NamingException absent) {
            said = "no transactions";
        } catch (Exception broken) {
            throw new IOException(broken);
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(said);
    }

    private String ticket(String user, String login) {
        try {
            return hub.ticket(user, login);
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }

    private String logOut(String login) {
        hub.logOut(login);
        return "";
    }

    @SuppressWarnings("BanJNDI") // the name is ours
    private String inTransaction(String channel, String json, boolean commit) throws Exception {
        UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
        transaction.begin();
        CompletionStage<Long> publication = hub.publish(channel, json);
        boolean early = publication.toCompletableFuture().isDone();
        if (commit) {
            transaction.commit();
        } else {
            transaction.rollback();
        }
        return early + " " + outcome(publication);
    }

    private static String outcome(CompletionStage<Long> publication) {
        try {
            return Long.toString(publication
                    .toCompletableFuture()
                    .orTimeout(PATIENCE, TimeUnit.SECONDS)
                    .join());
        } catch (CancellationException rolledBack) {
            return "cancelled";
        } catch (CompletionException failed) {
            return failed.getCause().toString();
        }
    }
}
