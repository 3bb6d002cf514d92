package io.tidings.demo;

import io.tidings.api.Rpc;
import io.tidings.api.RpcCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;

/** Two methods for clients to call, as an application would write them. */
@ApplicationScoped
public class DemoMethods {

    /** What {@code time} answers; JSON-B writes it. */
    public record Time(Instant now) {}

    /** Answers with the server's time. */
    void time(@Observes @Rpc("time") RpcCall call) {
        call.reply(new Time(Instant.now()));
    }

    /** Answers with the data it was called with, byte for byte. */
    void echo(@Observes @Rpc("echo") RpcCall call) {
        call.replyBytes(call.bytes());
    }
}
