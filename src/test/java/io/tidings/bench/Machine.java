package io.tidings.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a benchmark must say about where and when it ran. */
final class Machine {

    private Machine() {}

    static Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("processor", first(Path.of("/proc/cpuinfo"), "model name") + ", " + cores());
        facts.put("memory", gigabytes(first(Path.of("/proc/meminfo"), "MemTotal")));
        facts.put("system", system());
        facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("open files allowed", Long.toString(PeerServer.mostFiles()));
        return facts;
    }

    private static String cores() {
        return Runtime.getRuntime().availableProcessors() + " cores, shared by generator and server";
    }

    private static String system() {
        String name = first(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", "");
        return name + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    /** The value of the first line with this key, as in {@code key : value} and {@code key=value}. */
    static String first(Path file, String key) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).replaceFirst("^\\s*[:=]\\s*", ""))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String gigabytes(String kilobytes) {
        return kilobytes.endsWith(" kB")
                ? Math.round(Long.parseLong(kilobytes.substring(0, kilobytes.length() - 3)) / 1048576.0) + " GiB"
                : kilobytes;
    }
}
