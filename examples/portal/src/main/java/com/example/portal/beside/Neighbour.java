package com.example.portal.beside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.management.ManagementFactory;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** Where the hub is to be found: under the name of its WAR. */
@ApplicationScoped
public class Neighbour {

    @Produces
    @ApplicationScoped
    TidingsHub hub() throws MalformedObjectNameException {
        return JMX.newMBeanProxy(
                ManagementFactory.getPlatformMBeanServer(),
                new ObjectName("io.tidings:type=Hub,name=tidings"),
                TidingsHub.class);
    }
}
