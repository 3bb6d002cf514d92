package io.tidings.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of the benchmark as it is kept in {@code target/bench/*.json}, so that its report can be made again.
 *
 * @param run date, mode, command, commit
 * @param machine where
 * @param entrants every peer, measured or skipped
 */
record Results(Map<String, String> run, Map<String, String> machine, List<Entrant> entrants, List<Sample> samples) {

    /**
     * A peer's part in a run.
     *
     * @param version of it and what it runs on; empty where it was skipped
     * @param skipped why it was not measured, or not to the end; empty where all went well
     */
    record Entrant(String name, String title, String version, String skipped) {}

    void write(Path file) throws IOException {
        var writers = Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        Files.createDirectories(file.getParent());
        try (var json = writers.createGenerator(Files.newBufferedWriter(file))) {
            json.write(Json.createObjectBuilder()
                    .add("run", words(run))
                    .add("machine", words(machine))
                    .add("entrants", entrantsJson())
                    .add("samples", samplesJson())
                    .build());
        }
    }

    private JsonArrayBuilder entrantsJson() {
        var array = Json.createArrayBuilder();
        for (var entrant : entrants) {
            array.add(Json.createObjectBuilder()
                    .add("name", entrant.name)
                    .add("title", entrant.title)
                    .add("version", entrant.version)
                    .add("skipped", entrant.skipped));
        }
        return array;
    }

    private JsonArrayBuilder samplesJson() {
        var array = Json.createArrayBuilder();
        for (var sample : samples) {
            var point = Json.createObjectBuilder();
            sample.point().forEach(point::add);
            var values = Json.createObjectBuilder();
            sample.values().forEach(values::add);
            var reasons = Json.createObjectBuilder();
            sample.reasons().forEach(reasons::add);
            array.add(Json.createObjectBuilder()
                    .add("peer", sample.peer())
                    .add("workload", sample.workload())
                    .add("point", point)
                    .add("round", sample.round())
                    .add("values", values)
                    .add("reasons", reasons));
        }
        return array;
    }

    private static JsonObjectBuilder words(Map<String, String> words) {
        var object = Json.createObjectBuilder();
        words.forEach(object::add);
        return object;
    }

    static Results read(Path file) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            var all = reader.readObject();
            var entrants = new ArrayList<Entrant>();
            for (var entrant : all.getJsonArray("entrants").getValuesAs(JsonObject.class)) {
                entrants.add(new Entrant(
                        entrant.getString("name"),
                        entrant.getString("title"),
                        entrant.getString("version"),
                        entrant.getString("skipped")));
            }
            return new Results(
                    words(all.getJsonObject("run")),
                    words(all.getJsonObject("machine")),
                    entrants,
                    all.getJsonArray("samples").getValuesAs(JsonObject.class).stream()
                            .map(Results::sample)
                            .toList());
        }
    }

    private static Sample sample(JsonObject json) {
        var point = new LinkedHashMap<String, Integer>();
        json.getJsonObject("point").forEach((key, value) -> point.put(key, Integer.valueOf(value.toString())));
        var values = new LinkedHashMap<String, Double>();
        json.getJsonObject("values").forEach((key, value) -> values.put(key, Double.valueOf(value.toString())));
        var reasons = new LinkedHashMap<String, Integer>();
        json.getJsonObject("reasons").forEach((key, value) -> reasons.put(key, Integer.valueOf(value.toString())));
        return new Sample(
                json.getString("peer"), json.getString("workload"), point, json.getInt("round"), values, reasons);
    }

    private static Map<String, String> words(JsonObject json) {
        var words = new LinkedHashMap<String, String>();
        json.keySet().forEach(key -> words.put(key, json.getString(key)));
        return words;
    }
}
