package io.tidings.it;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A container's way of sending frames through TLS: past much of the container, and not past the encryption. */
abstract class TlsStories<S extends ServerProcess> extends ServerStories<S> implements FrameSenderContract {

    private CuttableProxy tls;

    @BeforeAll
    void encrypt() {
        tls = CuttableProxy.to(server().tlsBase(), AnyCertificate.sockets());
    }

    @AfterAll
    void leave() {
        if (tls != null) {
            tls.close();
        }
    }

    @Override
    public URI base() {
        return tls.base();
    }
}
