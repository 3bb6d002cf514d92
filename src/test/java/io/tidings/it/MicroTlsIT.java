package io.tidings.it;

/** Payara's way of sending frames through TLS: past the servlet stream. */
@ToldOn(TestedServer.PAYARA_MICRO)
class MicroTlsIT extends TlsStories<MicroServer> {

    @Override
    MicroServer start() {
        return MicroServer.startWithTls();
    }

    @Override
    public String way() {
        return "tyrus";
    }
}
