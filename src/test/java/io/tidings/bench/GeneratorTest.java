package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

    private static final int CLIENTS = 5;
    private static final Duration WARM_UP = Duration.ofMillis(50);
    private static final Duration TIME = Duration.ofMillis(100);

    /** Nothing is lost here but what is lost on purpose, however long the machine is busy with something else. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Room room = new Room(new BenchChannel(0, false));

    @ParameterizedTest
    @ValueSource(ints = {34, 128, 1_000, 70_000})
    void every_delivery_is_counted_once(int size) throws IOException {
        long began = System.nanoTime();
        var measured = run(new Load.InFlight(4), size);
        double took = (System.nanoTime() - began) / 1e3;
        assertEquals(0, measured.lost() + measured.duplicates() + measured.disconnects() + measured.refusals());
        assertTrue(measured.published() >= 20, "published " + measured.published());
        // what is in flight when measuring begins and ends
        assertEquals(CLIENTS * measured.published(), measured.delivered(), 2 * 4 * CLIENTS);
        assertTrue(measured.bytes() >= measured.delivered() * size, "bytes: " + measured.bytes());
        assertTrue(measured.p50() > 0 && measured.p50() <= measured.p99() && measured.p99() <= measured.max());
        // a histogram knows three digits
        assertTrue(measured.max() <= took * 1.01, measured.max() + " of " + took + " microseconds");
    }

    @Test
    void a_paced_load_keeps_its_pace_and_makes_up_for_a_pause() throws IOException {
        try (var server = new TinyServer(TinyServer.Fault.NONE);
                var generator = new Generator(server.address(), new PlainDialect(), "/")) {
            generator.open(Collections.nCopies(CLIENTS, room), null, 1);
            generator.addStream(generator.connections().get(0));
            generator.size(128);
            var load = new Load.Paced(100);
            long now = System.nanoTime();
            load.push(generator, now);
            assertEquals(1, generator.streams().get(0).next);
            load.push(generator, now + 9_000_000);
            assertEquals(1, generator.streams().get(0).next);
            load.push(generator, now + 55_000_000);
            assertEquals(6, generator.streams().get(0).next);
        }
    }

    @Test
    void a_publication_that_never_comes_is_lost() throws IOException {
        var tally = publishThirty(TinyServer.Fault.LOSES);
        assertEquals(1, tally.lost);
        assertEquals(0, tally.duplicates);
        assertEquals(30 * CLIENTS - 1, tally.arrived);
    }

    @Test
    void a_publication_that_comes_twice_is_a_duplicate() throws IOException {
        var tally = publishThirty(TinyServer.Fault.DUPLICATES);
        assertEquals(1, tally.duplicates);
        assertEquals(0, tally.lost);
        assertEquals(30 * CLIENTS, tally.arrived);
    }

    @Test
    void a_client_that_is_disconnected_is_counted_and_not_waited_for() throws IOException {
        var tally = publishThirty(TinyServer.Fault.DISCONNECTS);
        assertEquals(1, tally.disconnects);
        assertEquals(0, tally.lost, "what came after the end of a client is not lost");
        assertEquals(30 * (CLIENTS - 1) + 10, tally.arrived);
    }

    @Test
    void a_refused_handshake_is_counted_with_its_reason() throws IOException {
        try (var server = new TinyServer(TinyServer.Fault.REFUSES);
                var generator = new Generator(server.address(), new PlainDialect(), "/")) {
            generator.open(Collections.nCopies(CLIENTS, room), null, 1);
            assertEquals(CLIENTS - 1, generator.ready());
            assertEquals(
                    Set.of("HTTP/1.1 503 Busy"), generator.tally().reasons().keySet());
            assertEquals(1, generator.tally().disconnects);
        }
    }

    /** The fault is at the tenth. */
    private Tally publishThirty(TinyServer.Fault fault) throws IOException {
        try (var server = new TinyServer(fault);
                var generator = new Generator(server.address(), new PlainDialect(), "/")) {
            generator.open(Collections.nCopies(CLIENTS, room), null, 1);
            generator.addStream(generator.connections().get(0));
            generator.size(128);
            var stream = generator.streams().get(0);
            for (int i = 0; i < 30; i++) {
                generator.publish(stream, System.nanoTime());
                // the one that is lost is known to be when the next one comes
                assertTrue(generator.until(PATIENCE, () -> generator.outstanding() <= 1));
            }
            assertTrue(generator.until(PATIENCE, () -> generator.outstanding() == 0));
            return generator.tally();
        }
    }

    private Measurement run(Load load, int size) throws IOException {
        try (var server = new TinyServer(TinyServer.Fault.NONE);
                var generator = new Generator(server.address(), new PlainDialect(), "/")) {
            generator.open(Collections.nCopies(CLIENTS, room), null, 1);
            assertEquals(CLIENTS, generator.ready());
            generator.addStream(generator.connections().get(0));
            generator.size(size);
            return load.run(generator, new Load.Term(WARM_UP, TIME, 20, PATIENCE));
        }
    }
}
