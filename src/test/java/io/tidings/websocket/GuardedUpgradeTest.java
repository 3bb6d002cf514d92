package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedUpgradeTest {

    private static final byte[] FRAME = {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'a'};

    private final List<String> heard = new ArrayList<>();
    private final FakeClientInput client = new FakeClientInput();

    /** Sets its listener before it is ready to listen, as Tyrus does. */
    private final class Hasty implements HttpUpgradeHandler, ReadListener {

        private ServletInputStream in;

        @Override
        public void init(WebConnection connection) {
            try {
                in = connection.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            in.setReadListener(this);
            heard.add("ready");
        }

        @Override
        public void onDataAvailable() throws IOException {
            heard.add(FakeClientInput.readAll(in).length + " bytes");
        }

        @Override
        public void onAllDataRead() {}

        @Override
        public void onError(Throwable t) {}

        @Override
        public void destroy() {}
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_a_client_said_with_its_handshake_is_heard_when_somebody_can_hear(boolean compressed) {
        client.says(FRAME);
        GuardedUpgrade upgrade = new GuardedUpgrade();
        upgrade.guard(new Hasty(), new FrameRules(100, compressed, violation -> {}));
        upgrade.init(new FakeLine(client, () -> {}));
        assertEquals(List.of("ready", FRAME.length + " bytes"), heard);
    }
}
