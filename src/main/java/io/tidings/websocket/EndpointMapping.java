package io.tidings.websocket;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;

/**
 * Tells Payara that the endpoints' paths are what they are, and no files. Its WebSockets are found by a filter, so their
 * paths belong to the servlet for files, as all do that nobody else has; and for each such request Payara looks, before
 * any filter, whether there is a folder of that name: it fails by an exception, for each handshake. The same servlet by
 * the very path is found at once, and a request sees no difference: what is no handshake, {@link HandshakeFilter} refuses.
 */
@WebListener
public class EndpointMapping implements ServletContextListener {

    /** The servlet for files, as Payara calls it. */
    private static final String FILES = "default";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletRegistration files = event.getServletContext().getServletRegistration(FILES);
        if (files != null && Container.probe() == Container.TYRUS) {
            // one that an application has a servlet for stays as it is, and then so do the others
            files.addMapping(HandshakeFilter.ENDPOINTS.toArray(String[]::new));
        }
    }
}
