package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.DisconnectCode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class CallingTest {

    private static final String INSECURE = "tidings.client.insecure=true";

    private static String call(String method) {
        return "{\"id\":5,\"rpc\":{\"method\":\"" + method + "\",\"data\":[1.0]}}";
    }

    @Test
    void a_method_answers_with_its_data_or_refuses() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer()
                    .connects()
                    .sends(call("echo"))
                    .receives("{\"id\":5,\"rpc\":{\"data\":[1.0]}}")
                    .sends("{\"id\":6,\"rpc\":{\"method\":\"echo\"}}")
                    .receives("{\"id\":6,\"rpc\":{}}")
                    .sends(call("unheard"))
                    .isRefused(5, 108);
        }
    }

    @Test
    void a_method_with_a_bug_is_an_internal_error_and_one_line_in_the_log() {
        LogLines log = new LogLines();
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer()
                    .connects()
                    .sends(call("broken"))
                    .isRefused(5, 100)
                    .sends(call("echo"))
                    .receivesPart("\"rpc\"");
        } finally {
            log.stop();
        }
        assertEquals(List.of("rpc method failed"), log.lines);
    }

    @Test
    void a_message_is_handed_over_and_not_answered() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer().connects().sends("{\"send\":{\"data\":{\"a\":1}}}").heardAll();
            assertEquals(List.of("{\"a\":1}"), fixture.calls().messages());
        }
    }

    @Test
    void a_message_that_nobody_takes_ends_the_connection() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.calls().takeNoMessages();
            fixture.peer().connects().sends("{\"send\":{\"data\":1}}").isClosedWith(DisconnectCode.NOT_AVAILABLE);
        }
    }

    /** What the hub logs. */
    private static final class LogLines extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Logger logger = Logger.getLogger("io.tidings.hub");

        LogLines() {
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        }

        void stop() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
