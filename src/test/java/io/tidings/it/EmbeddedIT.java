package io.tidings.it;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A portal's WAR that embeds Tidings and has beans of its own, on Payara Micro. */
@ArquillianTest
@RunAsClient
@ToldOn(TestedServer.PAYARA_MICRO)
class EmbeddedIT implements PortalStory {

    private static ServerLog log;

    @ArquillianResource
    private URL url;

    @Deployment(testable = false)
    static WebArchive war() {
        log = BuiltWar.loggingTo("embedded.log");
        return PortalWar.embedding();
    }

    @Override
    public URI base() {
        return URI.create(url.toString());
    }

    @Override
    public ServerLog log() {
        return log;
    }
}
