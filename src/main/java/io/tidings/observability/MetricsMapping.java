package io.tidings.observability;

import io.tidings.config.MetricsAccess;
import io.tidings.config.MetricsConfig;
import io.tidings.config.TidingsConfig;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;

/** Puts the {@link MetricsServlet} where the configuration wants it; an annotation would have to know the path. */
@WebListener
public class MetricsMapping implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(MetricsMapping.class.getName());

    @Inject
    private MetricsSource source;

    @Inject
    private TidingsConfig config;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        MetricsConfig metrics = config.metrics();
        if (metrics.access() == MetricsAccess.NOBODY) {
            return;
        }
        ServletContext context = event.getServletContext();
        ServletRegistration.Dynamic servlet =
                context.addServlet("io.tidings.metrics", new MetricsServlet(source, metrics));
        if (servlet == null || !servlet.addMapping(metrics.path()).isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "metrics are not at {0}: the path is taken", metrics.path());
        }
        if (metrics.access() == MetricsAccess.ROLE) {
            context.declareRoles(metrics.role());
        }
    }
}
