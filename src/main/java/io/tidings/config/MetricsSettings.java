package io.tidings.config;

import static io.tidings.config.ValueType.choice;
import static io.tidings.config.ValueType.text;

/** The settings of the metrics that Tidings shows itself, besides those in a container's registry. */
final class MetricsSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.metrics.");

    static final Setting<String> PATH = GROUP.add(
            "path",
            text(
                    "a path that begins with a slash, of the characters `A-Z a-z 0-9 - _ . /`",
                    "(/[-A-Za-z0-9_.]+){1,10}"),
            "/tidings/metrics",
            "Where Prometheus finds the metrics, below the path of the application.");
    static final Setting<MetricsAccess> ACCESS = GROUP.add(
            "access",
            choice(MetricsAccess.class),
            "local",
            "Who may read them there: `local` means processes on this machine whose request no proxy passed on, `role`"
                    + " whoever logs in at the container and has the role below.");
    static final Setting<String> ROLE = GROUP.add(
            "role",
            text("1 to 100 printable ASCII characters without blanks", "[!-~]{1,100}"),
            "metrics",
            "The role that `access=role` asks for.");

    private MetricsSettings() {}

    static MetricsConfig read(SettingReader in) {
        return new MetricsConfig(in.get(PATH), in.get(ACCESS), in.get(ROLE));
    }
}
