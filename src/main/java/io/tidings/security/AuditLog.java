package io.tidings.security;

import io.tidings.hub.Client;
import io.tidings.hub.HubListener;
import io.tidings.hub.Operation;
import io.tidings.hub.RefusalListener;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who connected from where and how, what was refused and why, and who subscribed to what: one JSON object a
 * line. What users send is cut and escaped; tokens, passwords and sessions are never in it.
 *
 * <p>Publications that were allowed are not written: there may be thousands a second. Thread-safe; never blocks if
 * {@code lines} does not.
 */
public final class AuditLog implements HubListener, RefusalListener, EntranceListener {

    /** Characters of any text that a user sends; as many as a channel's name has bytes at most, by default. */
    private static final int LONGEST = 255;

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private final Consumer<Map<String, Object>> lines;
    private final Clock clock;

    /** {@code lines} takes each line's fields, in their order. */
    public AuditLog(Consumer<Map<String, Object>> lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public void connected(Client client) {
        lines.accept(visit(event("connected", client), client));
    }

    @Override
    public void disconnected(Client client, DisconnectCode why) {
        lines.accept(why(event("disconnected", client), why));
    }

    @Override
    public void subscribed(Client client, String channel) {
        Map<String, Object> fields = event("subscribed", client);
        fields.put("channel", cut(channel));
        lines.accept(fields);
    }

    @Override
    public void refusedToConnect(Client client, Outcome why) {
        lines.accept(why(visit(event("refused", client), client), why));
    }

    @Override
    public void refused(Client client, Operation operation, String channel, Outcome why) {
        Map<String, Object> fields = event(operation.name().toLowerCase(Locale.ROOT) + "_refused", client);
        fields.put("channel", cut(channel));
        lines.accept(why(fields, why));
    }

    @Override
    public void refused(HttpServletRequest request, String address, Refusal refusal) {
        Map<String, Object> fields = event("refused");
        fields.put("address", address);
        fields.put("agent", cut(request.getHeader("User-Agent")));
        fields.put("path", cut(path(request)));
        fields.put("status", refusal.status());
        fields.put("why", refusal.title());
        lines.accept(fields);
    }

    /** Never the address as it came: a session's id may stand in its parameters, a token in its query. */
    private static String path(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return PARAMETERS.matcher(path).replaceAll("");
    }

    private Map<String, Object> event(String name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("event", name);
        return fields;
    }

    private Map<String, Object> event(String name, Client client) {
        Map<String, Object> fields = event(name);
        fields.put("client", client.id());
        fields.put("user", cut(client.user()));
        return fields;
    }

    private static Map<String, Object> visit(Map<String, Object> fields, Client client) {
        fields.put("address", client.handshake().remoteAddress());
        fields.put("agent", cut(client.handshake().userAgent()));
        fields.put("transport", client.handshake().transport());
        fields.put("mechanism", client.authentication().mechanism());
        return fields;
    }

    private static Map<String, Object> why(Map<String, Object> fields, Outcome why) {
        if (why instanceof ErrorCode error) {
            fields.put("code", error.code());
            fields.put("why", error.message());
        } else if (why instanceof DisconnectCode disconnect) {
            fields.put("code", disconnect.code());
            fields.put("why", disconnect.reason());
        }
        return fields;
    }

    private static String cut(@Nullable String text) {
        String given = text == null ? "" : text;
        return given.length() <= LONGEST ? given : given.substring(0, LONGEST);
    }
}
