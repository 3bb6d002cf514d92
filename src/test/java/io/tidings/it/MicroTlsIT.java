package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Payara's way of sending frames through TLS: past the servlet stream, and not past the encryption. */
@ToldOn(TestedServer.PAYARA_MICRO)
class MicroTlsIT implements FrameSenderContract {

    private static MicroServer server;
    private static CuttableProxy tls;

    @BeforeAll
    static void start() {
        server = MicroServer.startWithTls();
        tls = CuttableProxy.to(server.tlsBase(), AnyCertificate.sockets());
    }

    @AfterAll
    static void stop() {
        tls.close();
        server.close();
    }

    @Override
    public URI base() {
        return tls.base();
    }

    @Override
    public ServerLog log() {
        return server.log();
    }

    @Test
    void frames_go_the_fast_way() {
        JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna")).close();
        assertTrue(server.log().linesSince(0).stream().anyMatch(line -> line.endsWith("frames go the tyrus way")));
        assertTrue(server.log().linesSince(0).stream().noneMatch(line -> line.contains("not as we know it")));
    }
}
