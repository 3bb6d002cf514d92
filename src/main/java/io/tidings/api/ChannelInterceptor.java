package io.tidings.api;

/**
 * A bean that sees what clients publish before anybody else does, and may replace or refuse it:
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Moderation implements ChannelInterceptor {
 *
 *     public String channels() {
 *         return "chat:*";
 *     }
 *
 *     public Verdict intercept(Draft draft) {
 *         return draft.json().contains("http://") ? Verdict.refuse(400, "no links") : Verdict.pass();
 *     }
 * }
 * }</pre>
 *
 * <p>It is asked after the client's permission, and before the broker. Several are asked in the order of their
 * {@code @Priority}, smaller numbers first, none counts as 2000. It runs with the request scope active, on the thread that
 * reads from the client or on one of the container's, and may block: only that client waits. What one client publishes
 * is asked about in its order. An exception refuses the publication with error 100 and is logged. What the application
 * itself publishes is not asked about.
 */
public interface ChannelInterceptor {

    /** Channels it wants to see, where {@code *} stands for any text. Asked once, at the start. */
    default String channels() {
        return "*";
    }

    /** Decides. */
    Verdict intercept(Draft draft);
}
