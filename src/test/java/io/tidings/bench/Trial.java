package io.tidings.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One peer on trial: its server, the generator that drives it, and where samples go. For one thread. */
final class Trial implements AutoCloseable {

    /** How many clients open at once, where how they open is not what is measured. */
    private static final int CONCURRENCY = 50;

    final Peer peer;
    final Plan plan;
    final PeerServer server;
    final Generator generator;
    private final Consumer<Sample> samples;

    Trial(Peer peer, Plan plan, PeerServer server, Consumer<Sample> samples) {
        this.peer = peer;
        this.plan = plan;
        this.server = server;
        this.samples = samples;
        this.generator = new Generator(server.address(), peer.dialect(), peer.path());
    }

    /** Until one client gets through: a port may accept before what is behind it is there. */
    void awaitReady() {
        var room = new Room(new BenchChannel(0, false));
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (generator.ready() == 0) {
            if (System.nanoTime() > end || !server.isAlive()) {
                throw new IllegalStateException(
                        "no client got through: " + generator.tally().reasons());
            }
            generator.reset();
            generator.until(Duration.ofMillis(100), () -> false);
            generator.open(List.of(room), null, 1);
        }
        generator.reset();
    }

    /** Lets the server compile what it will need: everything is run a while before anything is measured. */
    void warmUp() {
        enter(1_000, false, 0); // with a hundred, what a JVM compiles is for other batches than those of a thousand
        run(new Load.InFlight(1), Plan.SIZE, Duration.ofSeconds(peer.jvm() ? 6 : 1));
        run(new Load.InFlight(64), Plan.SIZE, Duration.ofSeconds(peer.jvm() ? 20 : 2));
        generator.reset();
        enter(rooms(50, 1));
        run(new Load.InFlight(16), Plan.SIZE, Duration.ofSeconds(peer.jvm() ? 3 : 1));
        generator.reset();
        for (int i = 0; i < (peer.jvm() ? 7 : 1); i++) {
            generator.open(rooms(1, 3_000), null, CONCURRENCY);
            generator.reset();
        }
    }

    /** So many clients enter one new room. */
    Room enter(int clients, boolean keeps, int number) {
        var room = new Room(new BenchChannel(number, keeps));
        enter(Collections.nCopies(clients, room));
        return room;
    }

    /** Clients enter these rooms; the first in each publishes. Says how long all of them took. */
    Duration enter(List<Room> rooms) {
        int first = generator.connections().size();
        var took = generator.open(rooms, null, CONCURRENCY);
        generator.until(Duration.ofMillis(200), () -> false); // a server may register clients after it has answered
        for (var connection : List.copyOf(generator.connections().subList(first, first + rooms.size()))) {
            if (connection.room.streams.isEmpty() && connection.state == Connection.State.READY) {
                generator.addStream(connection);
            }
        }
        return took;
    }

    Measurement run(Load load, int size, Duration time) {
        generator.size(size);
        return load.run(generator, plan.settle(), time);
    }

    /** Runs it and records what came out, with what a delivery cost the server and the generator. */
    Measurement measure(String workload, Map<String, Integer> point, int round, Load load, int size, Duration time) {
        var before = server.cpu();
        long began = System.nanoTime();
        long own = ownTime();
        var measured = run(load, size, time);
        double busy = ownTime() - own;
        double cpu = server.cpu().minus(before).toNanos() / 1e3;
        double arrived = Math.max(1, generator.tally().arrived);
        var values = measured.values();
        values.put("cpu_us_per_delivery", cpu / arrived);
        values.put("generator_us_per_delivery", busy / 1e3 / arrived);
        values.put("generator_busy", busy / (System.nanoTime() - began));
        record(workload, point, round, values);
        return measured;
    }

    /** Processor time of the generator's thread so far, in nanoseconds. */
    static long ownTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    void record(String workload, Map<String, Integer> point, int round, Map<String, Double> values) {
        record(workload, point, round, values, generator.tally().reasons());
    }

    void record(
            String workload,
            Map<String, Integer> point,
            int round,
            Map<String, Double> values,
            Map<String, Integer> reasons) {
        samples.accept(
                new Sample(peer.name(), workload, Map.copyOf(point), round, new LinkedHashMap<>(values), reasons));
    }

    /** Ends all clients, and gives the server a moment to notice. */
    void clear() {
        generator.reset();
        generator.until(Duration.ofMillis(500), () -> false);
    }

    /** Rooms numbered from 0, each this many times. */
    static List<Room> rooms(int count, int members) {
        var rooms = new ArrayList<Room>(count * members);
        for (int i = 0; i < count; i++) {
            rooms.addAll(Collections.nCopies(members, new Room(new BenchChannel(i, false))));
        }
        return rooms;
    }

    @Override
    public void close() {
        generator.close();
        server.close();
    }
}
