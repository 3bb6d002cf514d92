package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {

    private static final Map<String, Integer> SATURATED = Map.of("subscribers", 1_000, "window", 64);
    private static final Map<String, Integer> STEADY = Map.of("subscribers", 1_000, "rate", 20);

    private final List<Sample> samples = new ArrayList<>();
    private Results.Entrant centrifugo = new Results.Entrant("centrifugo", "Centrifugo", "", "refused");
    private Results.Entrant standIn = new Results.Entrant("centrifuge", "Library", "0.40", "");

    @Test
    void a_goal_that_is_met_and_one_that_is_not_are_told_apart() {
        sample("tidings", "fanout", SATURATED, Map.of("deliveries_per_s", 900_000.0));
        sample("gin", "fanout", SATURATED, Map.of("deliveries_per_s", 100_000.0));
        sample("centrifuge", "fanout", SATURATED, Map.of("deliveries_per_s", 800_000.0));
        String page = markdown();
        assertContains(page, "against Gin | at least 8 × | 9.00 × | yes |");
        assertContains(page, "against Library | at least 1.5 × | 1.13 × | **no** |");
    }

    @Test
    void the_best_peer_is_the_one_with_the_least_latency() {
        sample("tidings", "rate", STEADY, Map.of("p99_us", 3_000.0));
        sample("gin", "rate", STEADY, Map.of("p99_us", 6_000.0));
        sample("centrifuge", "rate", STEADY, Map.of("p99_us", 4_000.0));
        assertContains(markdown(), "not above 1 × | 0.75 × (Library) | yes |");
    }

    @Test
    void a_skipped_peer_and_its_reason_are_visible_in_both_tables() {
        sample("tidings", "inbound", Map.of("publishers", 100), Map.of("publications_per_s", 5.0));
        String page = markdown();
        assertContains(page, "| Naive | **skipped**: `go` is not installed |");
        assertContains(page, "against Naive | at least 3 × | Naive: `go` is not installed | not measured |");
        assertContains(page, "Centrifugo itself could not be measured");
    }

    @Test
    void where_centrifugo_is_there_it_is_what_is_compared_with() {
        centrifugoIsThere();
        for (String peer : List.of("tidings", "centrifugo")) {
            sample(peer, "fanout", SATURATED, Map.of("deliveries_per_s", 800_000.0));
            sample(peer, "api", Map.of("window", 64, "history", 0), Map.of("requests_per_s", 1_000.0));
        }
        String page = markdown();
        assertContains(page, "| Centrifugo | v6.9.1 |");
        assertContains(page, "| Library | **skipped**: not needed: Centrifugo itself is here |");
        assertContains(page, "The same, against Centrifugo | at least 1.5 × | 1.00 × | **no** |");
        assertContains(page, "Centrifugo answers at its own `/api/publish`.");
        assertContains(page, "Tidings (1) and Centrifugo (v6.9.1).");
        assertFalse(page.contains("stands in for it"), page);
        assertFalse(page.contains("handler of ours"), page);
    }

    @Test
    void where_neither_was_driven_the_reason_is_centrifugos_own() {
        centrifugoIsThere();
        sample("tidings", "fanout", SATURATED, Map.of("deliveries_per_s", 900.0));
        assertContains(markdown(), "against Centrifugo | at least 1.5 × | Centrifugo: this run left it out |");
    }

    @Test
    void how_each_peer_is_started_is_linked() {
        assertContains(markdown(), "| Gin | 1.12 | [bench/peers/gin/run](../bench/peers/gin/run) |");
    }

    @Test
    void a_blank_cell_is_explained() {
        var larger = Map.of("subscribers", 1_000, "window", 256);
        sample("tidings", "fanout", SATURATED, Map.of("deliveries_per_s", 900.0));
        sample("gin", "fanout", SATURATED, Map.of("deliveries_per_s", 100.0));
        sample("tidings", "fanout", larger, Map.of("deliveries_per_s", 900.0));
        String page = markdown();
        assertContains(page, "| 1,000 | 256 | 900/s |  |");
        assertContains(
                page, "A blank cell is a window that a peer was spared: it would have needed more than 10 seconds");
    }

    @Test
    void latency_has_a_line_for_each_audience_and_rate() {
        for (var point : List.of(Map.of("subscribers", 100, "rate", 20), STEADY)) {
            sample("tidings", "rate", point, Map.of("p50_us", 500.0));
        }
        sample("tidings", "rate", Map.of("subscribers", 10_000, "rate", 2), Map.of("p50_us", 90_000.0));
        String lines = "| 100 | 20 | 500 µs |\n| 1,000 | 20 | 500 µs |\n| 10,000 | 2 | 90 ms |\n";
        assertContains(markdown(), "| subscribers | messages/s | Tidings |\n| ---: | ---: | ---: |\n" + lines);
    }

    @Test
    void silent_connections_have_their_price_and_their_pings_a_line_a_peer() {
        var point = Map.of("connections", 20_000);
        sample(
                "tidings",
                "quiet",
                point,
                Map.of(
                        "connections",
                        20_000.0,
                        "cpu_s_per_minute",
                        6.0,
                        "still",
                        0.42,
                        "pings_per_s",
                        800.0,
                        "pings_in_busiest_s",
                        1_000.0));
        // from before slices were counted
        sample("gin", "quiet", point, Map.of("connections", 10_000.0, "cpu_s_per_minute", 6.0, "disconnects", 3.0));
        String page = markdown();
        assertContains(page, "| Tidings | 20,000 | 800 | 1000 | 300 µs | 42 % |");
        assertContains(page, "| Gin | 10,000; clients dropped 3 |  |  | 600 µs |  |");
    }

    @Test
    void losses_are_written_where_they_happened() {
        sample("tidings", "fanout", SATURATED, Map.of("deliveries_per_s", 900.0));
        sample("gin", "fanout", SATURATED, Map.of("deliveries_per_s", 100.0, "lost", 7.0));
        sample("gin", "fanout", SATURATED, Map.of("deliveries_per_s", 100.0, "disconnects", 950.0));
        String page = markdown();
        assertContains(page, "**9.00 ×** (100/s; lost 7, clients dropped 950)");
        assertContains(page, "9.00 ×; Gin: lost 7, clients dropped 950");
    }

    @Test
    void a_gap_in_one_round_of_the_storm_misses_the_goal() {
        var point = Map.of("clients", 10_000, "missed", 50);
        sample("tidings", "storm", point, Map.of("back", 9_999.0, "lost", 0.0, "duplicates", 0.0));
        assertContains(markdown(), "| 0 and 0 (10,000 clients, rounds: 1) | yes |");
        sample("tidings", "storm", point, Map.of("back", 9_999.0, "lost", 0.0, "duplicates", 1.0));
        assertContains(markdown(), "| 0 and 1 (10,000 clients, rounds: 2); Tidings: twice 1 | **no** |");
    }

    @Test
    void how_busy_the_generator_was_is_said() {
        sample(
                "tidings",
                "crowd",
                Map.of("clients", 100),
                Map.of("generator_busy", 0.5, "generator_us_per_delivery", 1.0));
        sample("gin", "fanout", SATURATED, Map.of("generator_busy", 0.93, "generator_us_per_delivery", 0.25));
        assertContains(markdown(), "busiest in `fanout` at gin: 93 % of one core, 0.25 µs for a delivery");
    }

    @Test
    void a_figure_is_the_median_of_its_rounds() {
        for (double rate : new double[] {500, 100, 300}) {
            sample("tidings", "crowd", Map.of("clients", 100), Map.of("deliveries_per_s", rate));
        }
        assertContains(markdown(), "| 100 | 300/s |");
    }

    @Test
    void results_survive_the_file_they_are_kept_in(@TempDir Path folder) throws IOException {
        sample("tidings", "fanout", SATURATED, Map.of("deliveries_per_s", 2.0));
        samples.add(new Sample("gin", "fanout", SATURATED, 1, Map.of("lost", 1.0), Map.of("closed with 1006", 2)));
        var file = folder.resolve("new").resolve("run.json");
        results().write(file);
        assertEquals(results(), Results.read(file));
    }

    @Test
    void a_report_is_a_page_and_pictures_that_are_xml(@TempDir Path folder) throws Exception {
        for (int window : new int[] {1, 64}) {
            var point = Map.of("subscribers", 1_000, "window", window);
            sample("tidings", "fanout", point, Map.of("deliveries_per_s", 1_000.0 * window));
            sample("gin", "fanout", point, Map.of("deliveries_per_s", 800.0 * window));
        }
        Report.of(results()).write(folder, folder);
        String page = Files.readString(folder.resolve("benchmarks.md"));
        assertContains(page, "(images/bench/fanout.svg)");
        assertFalse(page.contains("latency.svg"), "a picture of nothing");
        String svg = Files.readString(folder.resolve("images/bench/fanout.svg"));
        var parsed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals("svg", parsed.getDocumentElement().getTagName());
        assertContains(svg, "prefers-color-scheme:dark");
        assertContains(svg, "publications in flight");
        // two lines, and besides a shape for each of their points and one in the legend
        assertEquals(2 + 2 * 3, parsed.getElementsByTagName("path").getLength());
    }

    @Test
    void the_section_about_http_is_kept_until_a_run_has_a_new_one(@TempDir Path folder) throws IOException {
        var point = Map.of("window", 1_000, "history", 0);
        sample("tidings", "api", point, Map.of("requests_per_s", 500.0, "driver_busy", 0.25));
        sample("centrifuge", "api", point, Map.of("requests_per_s", 1_000.0));
        Report.of(results()).write(folder, folder);
        String first = page(folder);
        assertContains(first, "| 0 | 1,000 | 500/s | **0.50 ×** (1000/s) |");
        assertContains(first, "Tidings (1) and Library (0.40).\n");
        assertContains(first, "at most 25 % of one core.\n\n## How it was measured\n");

        samples.clear();
        sample("tidings", "crowd", Map.of("clients", 100), Map.of("deliveries_per_s", 7.0));
        Report.of(results()).write(folder, folder);
        assertContains(page(folder), "(1000/s) |");
        assertContains(page(folder), "| 100 | 7/s |");

        samples.clear();
        sample("tidings", "api", point, Map.of("requests_per_s", 600.0));
        Report.of(results()).writeApi(folder, folder);
        assertContains(page(folder), "| 0 | 1,000 | 600/s |");
        assertContains(page(folder), "| 100 | 7/s |");
        assertFalse(page(folder).contains("(1000/s)"));
        assertEquals(1, page(folder).split("## Publishing over HTTP", -1).length - 1);
    }

    private static String page(Path folder) throws IOException {
        return Files.readString(folder.resolve("benchmarks.md"));
    }

    private void sample(String peer, String workload, Map<String, Integer> point, Map<String, Double> values) {
        samples.add(new Sample(peer, workload, point, samples.size() + 1, values, Map.of()));
    }

    private Results results() {
        return new Results(
                Map.of("mode", "full"),
                Map.of("memory", "1 GiB"),
                List.of(
                        new Results.Entrant("tidings", "Tidings", "1", ""),
                        new Results.Entrant("naive", "Naive", "", "`go` is not installed"),
                        new Results.Entrant("gin", "Gin", "1.12", ""),
                        centrifugo,
                        standIn),
                List.copyOf(samples));
    }

    private void centrifugoIsThere() {
        centrifugo = new Results.Entrant("centrifugo", "Centrifugo", "v6.9.1", "");
        standIn = new Results.Entrant("centrifuge", "Library", "", "not needed: Centrifugo itself is here");
    }

    private String markdown() {
        return Report.of(results()).markdown();
    }

    private static void assertContains(String page, String words) {
        assertTrue(page.contains(words), () -> words + " is not in:\n" + page);
    }
}
