package io.tidings.it;

import io.github.centrifugal.centrifuge.Client;
import io.github.centrifugal.centrifuge.ConnectedEvent;
import io.github.centrifugal.centrifuge.ConnectionTokenEvent;
import io.github.centrifugal.centrifuge.ConnectionTokenGetter;
import io.github.centrifugal.centrifuge.DisconnectedEvent;
import io.github.centrifugal.centrifuge.DuplicateSubscriptionException;
import io.github.centrifugal.centrifuge.EventListener;
import io.github.centrifugal.centrifuge.Options;
import io.github.centrifugal.centrifuge.PublicationEvent;
import io.github.centrifugal.centrifuge.PublishResult;
import io.github.centrifugal.centrifuge.ResultCallback;
import io.github.centrifugal.centrifuge.SubscribedEvent;
import io.github.centrifugal.centrifuge.Subscription;
import io.github.centrifugal.centrifuge.SubscriptionEventListener;
import io.github.centrifugal.centrifuge.TokenCallback;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The Java SDK as it is, with what it tells in queues that a test can wait at. It asks {@code tokens} for a token whenever
 * it wants one.
 */
final class JavaSdk implements AutoCloseable {

    final BlockingQueue<ConnectedEvent> connected = new LinkedBlockingQueue<>();
    final BlockingQueue<DisconnectedEvent> disconnected = new LinkedBlockingQueue<>();
    final BlockingQueue<SubscribedEvent> subscribed = new LinkedBlockingQueue<>();
    final BlockingQueue<PublicationEvent> publications = new LinkedBlockingQueue<>();

    private final Client client;

    JavaSdk(URI address, Supplier<String> tokens) {
        var options = new Options();
        options.setMinReconnectDelay(50);
        options.setMaxReconnectDelay(200);
        options.setTokenGetter(new ConnectionTokenGetter() {
            @Override
            public void getConnectionToken(ConnectionTokenEvent event, TokenCallback callback) {
                callback.Done(null, tokens.get());
            }
        });
        client = new Client(address.toString(), options, new EventListener() {
            @Override
            public void onConnected(Client who, ConnectedEvent event) {
                connected.add(event);
            }

            @Override
            public void onDisconnected(Client who, DisconnectedEvent event) {
                disconnected.add(event);
            }
        });
        client.connect();
    }

    Client client() {
        return client;
    }

    Subscription subscribe(String channel) throws DuplicateSubscriptionException {
        var subscription = client.newSubscription(channel, new SubscriptionEventListener() {
            @Override
            public void onSubscribed(Subscription to, SubscribedEvent event) {
                subscribed.add(event);
            }

            @Override
            public void onPublication(Subscription to, PublicationEvent event) {
                publications.add(event);
            }
        });
        subscription.subscribe();
        return subscription;
    }

    /** Publishes text and waits until the server has taken it. */
    void publish(String channel, String text) {
        JavaSdk.<PublishResult>ask(done -> client.publish(channel, text.getBytes(StandardCharsets.UTF_8), done));
    }

    /** Calls with a callback and waits for what it is told. */
    static <T> T ask(Consumer<ResultCallback<T>> call) {
        var answer = new CompletableFuture<T>();
        call.accept((failure, result) -> {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        try {
            return answer.get(JsonClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The next of what the SDK tells. */
    static <T> T next(BlockingQueue<T> events) throws InterruptedException {
        T event = events.poll(JsonClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("the SDK said nothing");
        }
        return event;
    }

    String nextText() throws InterruptedException {
        return new String(next(publications).getData(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        client.close(JsonClient.PATIENCE.toMillis());
    }
}
