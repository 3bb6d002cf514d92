package io.tidings;

import io.tidings.security.IdentityFilter;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/**
 * Starts Tidings where the container does not tell its beans of the web application: Payara does not, if the WAR that
 * embeds Tidings has enterprise beans. Puts the filter that says who somebody is before all others, which an annotation
 * cannot (Servlet 6.0 section 8.2.3).
 */
@WebListener
public class Startup implements ServletContextListener {

    @Inject
    private Assembly assembly;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        assembly.start();
        IdentityFilter filter = assembly.identityFilter();
        if (filter != null) {
            FilterRegistration.Dynamic identity = event.getServletContext().addFilter("tidings-identity", filter);
            identity.setAsyncSupported(true);
            identity.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }
    }
}
