package io.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A peer of the tests: a folder whose commands are a line of shell each. */
final class TinyPeer {

    /** A process that does nothing until it is ended; a {@link TinyServer} listens in its place. */
    static final String WAITS = "exec tail -f /dev/null";

    private TinyPeer() {}

    static Peer in(Path peers, String name, String properties, String build, String run) throws IOException {
        var folder = Files.createDirectories(peers.resolve(name));
        Files.writeString(folder.resolve("peer.properties"), properties + "\n");
        command(folder.resolve("build"), build);
        command(folder.resolve("run"), run);
        command(folder.resolve("version"), "echo " + name + " 1");
        return Peer.read(folder);
    }

    private static void command(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
