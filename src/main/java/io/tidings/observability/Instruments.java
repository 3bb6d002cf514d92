package io.tidings.observability;

import static io.tidings.observability.Instrument.Kind.COUNTER;
import static io.tidings.observability.Instrument.Kind.GAUGE;
import static io.tidings.observability.Instrument.Kind.INFO;
import static io.tidings.observability.Instrument.Kind.SUMMARY;

import io.tidings.config.Version;
import io.tidings.hub.HubMetrics;
import io.tidings.hub.Limit;
import io.tidings.hub.Traffic;
import io.tidings.protocol.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The table of metrics: every one there is, in the order of the documentation. A label never holds a channel, a user or an
 * address, of which there is no end.
 */
final class Instruments {

    private static final List<Instrument> TABLE = new ArrayList<>();

    /** All of them; cannot be changed. */
    static final List<Instrument> ALL = Collections.unmodifiableList(TABLE);

    static {
        node();
        connections();
        commands();
        publications();
        sending();
        TABLE.addAll(OutboxInstruments.ALL);
        TABLE.addAll(HookInstruments.ALL);
    }

    private Instruments() {}

    private static void node() {
        add(
                INFO,
                "tidings_build_info",
                "Version of Tidings and of Java.",
                List.of("version", "java"),
                source -> List.of(new Sample.Value(
                        List.of(Version.text(), Runtime.version().toString()), 1)));
        add(
                INFO,
                "tidings_frame_sender_info",
                "How frames get into WebSocket sessions.",
                List.of("sender"),
                source -> source.frameSender().isEmpty()
                        ? List.of()
                        : List.of(new Sample.Value(List.of(source.frameSender()), 1)));
        gauge(
                "tidings_clients",
                "Clients that are connected with an identity.",
                source -> source.hub().clients().connected());
        gauge(
                "tidings_users",
                "Users that are connected; anonymous clients count as one.",
                source -> source.hub().clients().users());
        gauge(
                "tidings_channels",
                "Channels with subscribers on this node.",
                source -> source.hub().channelCount());
        gauge(
                "tidings_subscriptions",
                "Subscriptions of the clients of this node.",
                source -> source.metrics().subscriptions());
        add(
                GAUGE,
                "tidings_worker_backlog",
                "Tasks that wait for a fan-out worker; a large one counts once for each KiB.",
                List.of("worker"),
                source -> IntStream.range(0, source.hub().workers())
                        .<Sample>mapToObj(i -> new Sample.Value(
                                List.of(String.valueOf(i)), source.hub().backlog(i)))
                        .toList());
    }

    private static void connections() {
        add(
                GAUGE,
                "tidings_connections",
                "Connections that are open, connected or not.",
                List.of("transport", "format"),
                source -> MetricsSource.each(
                        source.metrics().connections(),
                        link -> List.of(link.transport(), link.format().name().toLowerCase(Locale.ROOT))));
        add(
                COUNTER,
                "tidings_connections_opened_total",
                "Connections that were opened.",
                List.of("transport"),
                source -> MetricsSource.each(source.metrics().opened(), List::of));
        add(
                SUMMARY,
                "tidings_connect_seconds",
                "From the opening of a connection to the reply to its connect command.",
                List.of(),
                source -> List.of(source.seconds(
                        "tidings_connect_seconds", source.metrics().connects())));
        add(
                COUNTER,
                "tidings_disconnects_total",
                "Connections that ended, by disconnect code; 3000 is the client's own end.",
                List.of("code"),
                source -> MetricsSource.each(source.metrics().disconnects(), Instruments::code));
        add(
                SUMMARY,
                "tidings_close_seconds",
                "From the decision to end a connection to the transport's word that it is gone.",
                List.of(),
                source -> List.of(
                        source.seconds("tidings_close_seconds", source.metrics().closes())));
        gauge(
                "tidings_connections_lingering",
                "Connections that were ended here and that the transport has not let go of.",
                source -> source.metrics().lingering());
        add(
                COUNTER,
                "tidings_refusals_total",
                "What a limit refused.",
                List.of("limit"),
                source -> Arrays.stream(Limit.values())
                        .<Sample>map(limit -> new Sample.Value(
                                List.of(limit.label()), source.refusals().of(limit)))
                        .toList());
    }

    private static void commands() {
        add(
                COUNTER,
                "tidings_received_frames_total",
                "Messages of the transport that came in; each holds commands.",
                List.of("transport"),
                source -> MetricsSource.each(source.metrics().receivedFrames(), List::of));
        add(
                COUNTER,
                "tidings_received_bytes_total",
                "Bytes in the messages that came in; of compressed ones, what they were inflated to.",
                List.of("transport"),
                source -> MetricsSource.each(source.metrics().receivedBytes(), List::of));
        add(
                COUNTER,
                "tidings_commands_total",
                "Commands that were handled.",
                List.of("command"),
                source -> MetricsSource.each(source.metrics().commands(), kind -> List.of(name(kind))));
        add(
                COUNTER,
                "tidings_errors_total",
                "Commands that were answered with an error.",
                List.of("code"),
                source -> MetricsSource.each(source.metrics().errors(), Instruments::code));
        add(
                COUNTER,
                "tidings_recoveries_total",
                "Subscriptions that asked for what they had missed, and whether they got it.",
                List.of("recovered"),
                source -> MetricsSource.each(
                        source.metrics().recoveries(), recovered -> List.of(String.valueOf(recovered))));
    }

    private static void publications() {
        add(
                COUNTER,
                "tidings_publications_total",
                "Publications that were accepted on this node.",
                List.of("namespace"),
                source -> MetricsSource.each(source.metrics().publications(), List::of));
        add(
                COUNTER,
                "tidings_deliveries_total",
                "Publications for each subscriber they were queued for.",
                List.of("transport"),
                source -> source.sent(Traffic::deliveries));
        add(
                SUMMARY,
                "tidings_publish_to_socket_seconds",
                "From the arrival of a publication on this node to the end of the send: of each frame, its oldest one.",
                List.of("transport"),
                source -> source.seconds("tidings_publish_to_socket_seconds", Traffic::delay));
    }

    private static void sending() {
        add(
                COUNTER,
                "tidings_sent_frames_total",
                "Messages of the transport that were sent; each holds replies and pushes.",
                List.of("transport"),
                source -> source.sent(Traffic::frames));
        add(
                COUNTER,
                "tidings_sent_messages_total",
                "Replies and pushes that were sent.",
                List.of("transport"),
                source -> source.sent(Traffic::messages));
        add(
                COUNTER,
                "tidings_sent_bytes_total",
                "Bytes in the frames that were sent, before they were compressed and without what the transport adds.",
                List.of("transport"),
                source -> source.sent(Traffic::bytes));
        add(
                SUMMARY,
                "tidings_frame_messages",
                "Replies and pushes that were joined into one frame.",
                List.of("transport"),
                source -> source.summaries("tidings_frame_messages", Traffic::batch, 1));
        add(
                COUNTER,
                "tidings_dropped_messages_total",
                "Replies and pushes that were queued and not sent.",
                List.of("transport", "reason"),
                MetricsSource::lost);
        gauge(
                "tidings_outbox_peak_bytes",
                "Most bytes that waited for one client in the last minute.",
                source -> source.peak("tidings_outbox_peak_bytes"));
    }

    private static void gauge(String name, String help, ToDoubleFunction<MetricsSource> number) {
        add(GAUGE, name, help, List.of(), source -> MetricsSource.one(number.applyAsDouble(source)));
    }

    private static void add(
            Instrument.Kind kind,
            String name,
            String help,
            List<String> labels,
            Function<MetricsSource, List<Sample>> reader) {
        TABLE.add(new Instrument(name, kind, help, labels, reader));
    }

    private static List<String> code(int code) {
        return List.of(code == HubMetrics.OTHER_CODES ? "other" : String.valueOf(code));
    }

    /** {@code PresenceStats} as {@code presence_stats}: the command's name on the wire. */
    private static String name(Class<? extends Command> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
