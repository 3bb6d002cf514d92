package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MicroServerIT {

    @Test
    void a_server_that_was_stopped_comes_back_where_it_was() throws IOException {
        try (var server = MicroServer.start(Map.of())) {
            var base = server.base();
            server.stop();
            assertFalse(server.isAlive());
            assertThrows(IOException.class, () -> RawConnection.to(base));
            server.start();
            assertEquals(base, server.base());
            RawConnection.to(base).close();
        }
    }
}
