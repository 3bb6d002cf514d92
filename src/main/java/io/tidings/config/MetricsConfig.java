package io.tidings.config;

/**
 * Where the metrics are shown, and to whom.
 *
 * @param path below the application's own; begins with a slash
 * @param access who may read them
 * @param role whom {@link MetricsAccess#ROLE} means
 */
public record MetricsConfig(String path, MetricsAccess access, String role) {

    public MetricsConfig {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path does not begin with a slash: " + path);
        }
    }
}
