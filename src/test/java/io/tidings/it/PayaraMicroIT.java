package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** All stories against one boot of Payara Micro. */
@ArquillianTest
@RunAsClient
@ToldOn(TestedServer.PAYARA_MICRO)
class PayaraMicroIT implements EveryStory, LastWordsStory {

    private static ServerLog log;

    @ArquillianResource
    private URL url;

    /** Deploying is starting, for this adapter; so what the server reads must be there before. */
    @Deployment(testable = false)
    static WebArchive war() {
        log = BuiltWar.loggingTo("payara-micro.log");
        return BuiltWar.asBuilt();
    }

    @Override
    public URI base() {
        return URI.create(url.toString());
    }

    @Override
    public ServerLog log() {
        return log;
    }

    /** With MicroProfile Metrics. */
    @Override
    public List<String> pages() {
        return List.of(PAGE, "metrics");
    }

    @Test
    void publications_with_the_key_need_no_servlet_after_the_first() {
        Http.send(
                "POST",
                base().resolve("api/publish"),
                "{\"channel\":\"chat:first\",\"data\":1}",
                "X-API-Key",
                ServerApiStory.KEY);
        assertTrue(log.has("calls of publish need no servlet"));
    }

    /** Raw frames, past Tyrus's cost for each message. */
    @Override
    public String way() {
        return "tyrus";
    }
}
