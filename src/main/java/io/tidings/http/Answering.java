package io.tidings.http;

import io.tidings.protocol.ErrorCode;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Sends answers, at once or when they come; no thread waits for one.
 *
 * @param patience when an answer is given up, and error 100 is sent in its place
 */
record Answering(Duration patience) {

    private static final System.Logger LOG = System.getLogger(Answering.class.getName());

    /** Sends an answer; {@code transport}: whether an error has a status of its own. */
    void send(
            CompletableFuture<ApiAnswer> coming,
            boolean transport,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (coming.isDone()) {
            coming.join().send(response);
            return;
        }
        AsyncContext context = request.startAsync();
        // the patience is ours: the container would answer with a page
        context.setTimeout(0);
        // writing may block, and whoever completes this has better things to do
        inTime(coming, transport).thenAccept(answer -> context.start(() -> finish(answer, context, response)));
    }

    /** The answer, or error 100 where it does not come in time. */
    CompletionStage<ApiAnswer> inTime(CompletableFuture<ApiAnswer> coming, boolean transport) {
        return coming.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> ApiAnswer.of(ErrorCode.INTERNAL, transport));
    }

    private static void finish(ApiAnswer answer, AsyncContext context, HttpServletResponse response) {
        try {
            answer.send(response);
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "nobody waits: {0}", gone.toString());
        } finally {
            context.complete();
        }
    }
}
