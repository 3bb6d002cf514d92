package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tidings.hub.Limit;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** Where a server shows its metrics. */
record MetricsPage(URI address) {

    /** Each sample's value by its name and labels, without the label that MicroProfile adds. */
    Map<String, Double> read() {
        var answer = Http.send("GET", address, "");
        assertEquals(200, answer.statusCode(), address.toString());
        Map<String, Double> values = new TreeMap<>();
        for (String line : answer.body().split("\n", -1)) {
            if (line.startsWith("tidings_")) {
                int end = line.lastIndexOf(' ');
                String name = line.substring(0, end)
                        .replace("mp_scope=\"application\",", "")
                        .replace(",mp_scope=\"application\"", "")
                        .replace("{mp_scope=\"application\"}", "")
                        // Open Liberty's have a comma after the last label
                        .replace("{}", "")
                        .replace(",}", "}");
                values.put(name, Double.valueOf(line.substring(end + 1)));
            }
        }
        assertFalse(values.isEmpty(), address.toString());
        return values;
    }

    /** How often this limit refused something. */
    double refusals(Limit limit) {
        return read().getOrDefault("tidings_refusals_total{limit=\"" + limit.label() + "\"}", Double.NaN);
    }
}
