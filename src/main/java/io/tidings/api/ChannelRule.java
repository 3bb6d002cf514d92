package io.tidings.api;

/**
 * A bean that decides what configuration cannot say: who may do what in a channel.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Teams implements ChannelRule {
 *
 *     public String channels() {
 *         return "team:*";
 *     }
 *
 *     public Ruling rule(ChannelAccess access) {
 *         return isMember(access.caller().user(), access.channel()) ? Ruling.ALLOW : Ruling.DENY;
 *     }
 * }
 * }</pre>
 *
 * <p>It is asked each time a client subscribes, publishes, or reads presence or history, over any transport; and when the
 * server subscribes a client, because of a token, as its personal channel, by the server API or by {@link Tidings}; and
 * again about each subscription when the client refreshes its token. Of several rules, one that denies wins, and one that
 * allows suffices. It is not asked about what the application itself publishes or reads.
 *
 * <p>It runs on a thread of the container, with the request scope active, and may block. When it throws, or all the rules
 * of a channel together take longer than {@code tidings.cdi.rule_timeout}, the client gets error 100, which is temporary,
 * and the log says so: nothing is let through unasked. A client's publications keep their order meanwhile, and its other
 * commands do not wait. Rules run side by side, so they must be thread-safe.
 */
public interface ChannelRule {

    /** Channels it is about, where {@code *} stands for any text. Asked once, at the first use. */
    default String channels() {
        return "*";
    }

    /** Decides. */
    Ruling rule(ChannelAccess access);
}
