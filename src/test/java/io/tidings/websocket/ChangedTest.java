package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangedTest {

    private final Logger logger = Logger.getLogger(Changed.class.getName());
    private final List<Level> levels = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            levels.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @Test
    void a_member_that_is_missing_is_a_warning_once() {
        Throwable missing =
                assertThrows(NoSuchFieldException.class, () -> PrivateMembers.read(new Holder(null), "another"));
        Changed.tell("tests go another way", missing);
        Changed.tell("tests go another way", missing);
        assertEquals(List.of(Level.WARNING, Level.FINE), levels);
    }

    @Test
    void a_member_that_is_empty_is_none_because_connections_go() {
        Throwable empty =
                assertThrows(ReflectiveOperationException.class, () -> PrivateMembers.read(new Holder(null), "held"));
        Changed.tell("tests go a third way", empty);
        assertEquals(List.of(Level.FINE), levels);
    }

    private record Holder(Object held) {}
}
