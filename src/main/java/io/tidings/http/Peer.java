package io.tidings.http;

import io.tidings.hub.Client;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import org.jspecify.annotations.Nullable;

/** The other end of a stream: told by the container when it is gone, and let go by the hub. Thread-safe. */
final class Peer implements StreamTransport.Ending, AsyncListener {

    private static final System.Logger LOG = System.getLogger(Peer.class.getName());

    private final AsyncContext context;
    private final HttpServletRequest request;
    private volatile @Nullable Client client;
    private volatile @Nullable StreamTransport stream;

    Peer(AsyncContext context, HttpServletRequest request) {
        this.context = context;
        this.request = request;
    }

    /** From now on the client hears of the connection's end. */
    void watch(Client newClient, StreamTransport newStream) {
        client = newClient;
        stream = newStream;
        context.addListener(this);
    }

    @Override
    public void complete() {
        try {
            context.complete();
        } catch (IllegalStateException completedByTheContainer) {
            LOG.log(System.Logger.Level.DEBUG, "already complete: {0}", completedByTheContainer.toString());
        }
    }

    @Override
    public void cut() {
        if (!OpenConnection.cut(request)) {
            LOG.log(System.Logger.Level.DEBUG, "no way to cut a connection here");
        }
        complete();
    }

    @Override
    public void lost() {
        gone();
        complete();
    }

    private void gone() {
        Client gone = client;
        if (gone != null) {
            gone.closed();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        gone();
    }

    /** Cannot be: the timeout is off. A container that has one of its own ends the stream. */
    @Override
    public void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        StreamTransport failed = stream;
        if (failed != null) {
            Throwable problem = event.getThrowable();
            failed.onError(problem != null ? problem : new EOFException("the peer is gone"));
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
