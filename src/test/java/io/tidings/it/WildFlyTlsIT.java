package io.tidings.it;

/** WildFly's way of sending frames through TLS. */
@ToldOn(TestedServer.WILDFLY)
class WildFlyTlsIT extends TlsStories<WildFlyServer> {

    @Override
    WildFlyServer start() {
        return WildFlyServer.startWithTls();
    }

    @Override
    public String way() {
        return "undertow";
    }
}
