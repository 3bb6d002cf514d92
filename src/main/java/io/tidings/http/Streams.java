package io.tidings.http;

import io.tidings.codec.CommandFrame;
import io.tidings.codec.Format;
import io.tidings.config.HookHeaders;
import io.tidings.hub.Client;
import io.tidings.hub.Handshake;
import io.tidings.hub.Hub;
import io.tidings.hub.Sessions;
import io.tidings.security.Arrival;
import io.tidings.security.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns requests into clients of the hub whose response is their way down. Thread-safe. */
@ApplicationScoped
public class Streams {

    private final @Nullable Hub hub;
    private final @Nullable HookHeaders passedOn;

    /** For the container's proxy only. */
    protected Streams() {
        this.hub = null;
        this.passedOn = null;
    }

    @Inject
    public Streams(Hub hub) {
        this.hub = hub;
        this.passedOn = new HookHeaders(hub.config());
    }

    /**
     * Leaves the response open and gives it to a new client.
     *
     * @param transport name of the transport, for metrics and logs
     * @param visitor who it is, or null
     * @param preamble what comes before the first item; may be empty
     * @param commands the client's first commands
     * @param bytes how large the request for them was; 0 = it was made in the name of a client that sends none
     */
    void open(
            Arrival arrival,
            HttpServletResponse response,
            String transport,
            @Nullable Visitor visitor,
            Format format,
            String preamble,
            CommandFrame commands,
            int bytes)
            throws IOException {
        response.setHeader("Cache-Control", "private, no-cache, no-store, must-revalidate, max-age=0");
        response.setHeader("Pragma", "no-cache");
        // nginx would collect pushes until its buffer is full
        response.setHeader("X-Accel-Buffering", "no");
        HttpServletRequest request = arrival.request();
        AsyncContext context = request.startAsync();
        // the hub watches liveness itself
        context.setTimeout(0);
        Peer peer = new Peer(context, request);
        StreamTransport stream = new StreamTransport(format, preamble, response.getOutputStream(), peer);
        Set<String> hidden = arrival.hidden();
        Client client = Objects.requireNonNull(hub)
                .open(
                        stream,
                        new Handshake(
                                transport,
                                visitor == null ? null : visitor.credentials(),
                                arrival.remoteAddress(),
                                false,
                                Sessions.secret(),
                                Objects.requireNonNullElse(request.getHeader("User-Agent"), ""),
                                Objects.requireNonNull(passedOn)
                                        .http(name -> hidden.contains(name)
                                                ? List.of()
                                                : Collections.list(request.getHeaders(name)))));
        peer.watch(client, stream);
        if (bytes > 0) {
            client.received(bytes);
        }
        client.handle(commands);
        // last: from here on the container lets us write, on any thread
        response.getOutputStream().setWriteListener(stream);
    }
}
