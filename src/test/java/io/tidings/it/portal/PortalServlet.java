package io.tidings.it.portal;

import io.tidings.api.NodeInfo;
import io.tidings.api.Position;
import io.tidings.api.Publication;
import io.tidings.api.Publisher;
import io.tidings.api.RefusedException;
import io.tidings.api.Tidings;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a test asks the portal to do; it answers in words what came of it. */
@WebServlet("/portal/*")
public class PortalServlet extends HttpServlet {

    private static final int PATIENCE = 25;

    @Inject
    private Tidings tidings;

    @Inject
    private NewsDesk desk;

    @Inject
    private Doorkeeper doorkeeper;

    @Inject
    private Stopwatch stopwatch;

    @Inject
    private Members members;

    @Resource
    private ManagedExecutorService executor;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String said;
        try {
            said = done(request.getPathInfo(), request);
        } catch (RuntimeException refused) {
            said = refused.toString();
        } catch (Exception broken) {
            throw new IOException(broken);
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(said);
    }

    private String done(String path, HttpServletRequest request) throws Exception {
        String room = request.getParameter("room");
        String user = request.getParameter("user");
        return switch (path) {
            case "/publish" -> outcome(desk.publish(room, "at once"));
            case "/publishTo" -> outcome(desk.publishTo(room, user, "for one"));
            case "/commit" -> committed(room);
            case "/rollback" ->
                desk.publishAndRollBack(room).stream()
                        .map(PortalServlet::outcome)
                        .toList()
                        .toString();
            case "/failure" -> failed(room);
            case "/executor" ->
                outcome(executor.submit(() -> desk.publish(room, "from an executor"))
                        .get(PATIENCE, TimeUnit.SECONDS));
            case "/asynchronous" -> outcome(desk.publishLater(room, "asynchronously"));
            case "/batch" -> job(room);
            case "/passivated" ->
                outcome(passivated(tidings.<String>channel("chat:" + room)).publish("from a bean that slept"));
            case "/nowhere" -> outcome(tidings.publish("nowhere:" + room, "x"));
            case "/subscribe" -> {
                tidings.subscribe(user, "chat:" + room).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
                yield "";
            }
            case "/unsubscribe" -> {
                tidings.unsubscribe(user, "chat:" + room);
                yield "";
            }
            case "/send" -> {
                tidings.send(user, new Headline("a message"));
                yield "";
            }
            case "/disconnect" -> {
                tidings.disconnect(user, 4500, "bye");
                yield "";
            }
            case "/presence" ->
                tidings.presence("chat:" + room).toCompletableFuture().join().stream()
                        .map(each -> each.caller().user())
                        .toList()
                        .toString();
            case "/history" -> history(room);
            case "/once" ->
                outcome(tidings.channel("chat:" + room).once("order-17").publish("once"));
            case "/channels" -> tidings.channels("chat:" + room + "*").toString();
            case "/book" -> String.join("\n", doorkeeper.of(user));
            case "/measure" ->
                stopwatch.measure(URI.create(request.getRequestURL().toString()));
            case "/admit" -> {
                members.add(user, Members.CHANNELS + room);
                yield "";
            }
            case "/expel" -> {
                members.remove(user, Members.CHANNELS + room);
                yield "";
            }
            case "/enrol" -> enrolled(tidings.subscribe(user, Members.CHANNELS + room));
            case "/info" -> info(tidings.info());
            default -> "unknown";
        };
    }

    /** The two latest, what came after the first, and what is left when it is forgotten. */
    private String history(String room) {
        String channel = "chat:" + room;
        List<Publication> latest =
                tidings.history(channel, 2).toCompletableFuture().join();
        List<Publication> after = tidings.history(channel, 10, latest.get(0).position())
                .toCompletableFuture()
                .join();
        tidings.removeHistory(channel).toCompletableFuture().join();
        List<Publication> left =
                tidings.history(channel, 10).toCompletableFuture().join();
        return offsets(latest) + " " + offsets(after) + " " + offsets(left) + " "
                + latest.get(0).data(Headline.class).title();
    }

    private static List<Long> offsets(List<Publication> publications) {
        return publications.stream().map(each -> each.position().offset()).toList();
    }

    private String committed(String room) {
        AtomicBoolean early = new AtomicBoolean();
        List<CompletionStage<Position>> told = desk.publishAndCommit(room, early::set);
        return early + " " + told.stream().map(PortalServlet::outcome).toList();
    }

    private String failed(String room) {
        List<CompletionStage<Position>> told = new ArrayList<>();
        try {
            desk.publishAndFail(room, told::add);
            return "no exception";
        } catch (RuntimeException onPurpose) {
            return outcome(told.get(0));
        }
    }

    private static String job(String room) {
        Properties parameters = new Properties();
        parameters.setProperty("room", room);
        return Long.toString(BatchRuntime.getJobOperator().start("digest", parameters));
    }

    /** What happens to a publisher in a bean of a session that the container puts aside. */
    @SuppressWarnings("unchecked")
    private static <T> Publisher<T> passivated(Publisher<T> publisher) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(publisher);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Publisher<T>) in.readObject();
        }
    }

    private static String info(NodeInfo info) {
        return info.version() + ", clients " + info.clients() + ", channels " + info.channels();
    }

    private static String enrolled(CompletionStage<Void> subscription) {
        try {
            subscription
                    .toCompletableFuture()
                    .orTimeout(PATIENCE, TimeUnit.SECONDS)
                    .join();
            return "";
        } catch (CompletionException failed) {
            return failed.getCause() instanceof RefusedException refused
                    ? "refused " + refused.code()
                    : failed.getCause().toString();
        }
    }

    private static String outcome(CompletionStage<Position> publication) {
        try {
            return Long.toString(publication
                    .toCompletableFuture()
                    .orTimeout(PATIENCE, TimeUnit.SECONDS)
                    .join()
                    .offset());
        } catch (CompletionException failed) {
            return failed.getCause() instanceof RefusedException refused
                    ? "refused " + refused.code()
                    : failed.getCause().toString();
        } catch (java.util.concurrent.CancellationException cancelled) {
            return "cancelled";
        }
    }
}
