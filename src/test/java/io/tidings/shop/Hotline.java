package io.tidings.shop;

import io.tidings.api.Rpc;
import io.tidings.api.RpcCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Takes announcements from clients. */
@ApplicationScoped
public class Hotline {

    @Inject
    private Shop shop;

    void announce(@Observes @Rpc("announce") RpcCall call) {
        shop.announce(call.data(String.class), "called");
    }
}
