package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.centrifugal.centrifuge.Client;
import io.github.centrifugal.centrifuge.DisconnectedEvent;
import io.github.centrifugal.centrifuge.EventListener;
import io.github.centrifugal.centrifuge.Options;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The Java SDK, which speaks Protobuf alone. Its other tests come with that format. */
interface SdkStory extends Story {

    @Test
    default void an_sdk_that_speaks_protobuf_alone_is_told_so_once_and_does_not_try_for_ever() throws Exception {
        var disconnected = new CompletableFuture<Integer>();
        var client = new Client(socket(HandshakeStory.ENDPOINT).toString(), new Options(), new EventListener() {
            @Override
            public void onDisconnected(Client who, DisconnectedEvent event) {
                disconnected.complete(event.getCode());
            }
        });
        try {
            client.connect();
            assertEquals(3501, disconnected.get(JsonClient.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } finally {
            client.close(JsonClient.PATIENCE.toMillis());
        }
    }
}
