package io.tidings;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Starts Tidings where the container does not tell its beans of the web application: Payara does not, if the WAR that
 * embeds Tidings has enterprise beans.
 */
@WebListener
public class Startup implements ServletContextListener {

    @Inject
    private Assembly assembly;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        assembly.start();
    }
}
