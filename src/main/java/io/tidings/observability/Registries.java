package io.tidings.observability;

/** Finds out whether the container keeps metrics, without naming a class that it may not have. */
public final class Registries {

    private static final System.Logger LOG = System.getLogger(Registries.class.getName());
    private static final String MICROPROFILE = "org.eclipse.microprofile.metrics.MetricRegistry";

    private Registries() {}

    /**
     * Shows the metrics in the container's own registry, where there is one. Called while the application starts, on the
     * container's thread: Payara tells by it whose metrics they are. Never throws: metrics are no reason not to start.
     *
     * @return whether there is one
     */
    public static boolean publish(MetricsSource source) {
        try {
            Class.forName(MICROPROFILE, false, Registries.class.getClassLoader());
            MicroProfileMetrics.publish(source);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        } catch (RuntimeException refused) {
            LOG.log(System.Logger.Level.WARNING, "the container takes no metrics: {0}", refused.toString());
            return false;
        }
    }
}
