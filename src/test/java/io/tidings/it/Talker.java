package io.tidings.it;

import io.tidings.it.JsonClient.End;

/** A client of the protocol, told in JSON, whatever carries it. */
interface Talker extends AutoCloseable {

    /** Sends a request with the next id and returns the whole reply, as text. {@code request} is {@code "name":{…}}. */
    String ask(String request);

    /** The first push that has all these words in it; what else has come stays. */
    String push(String... words);

    /** Does not answer pings any more. */
    void mute();

    void awaitPings(int count);

    /** From now on what comes stays where it is, up to what the kernel and the JDK hold. */
    void stopReading();

    void readOn();

    /** Waits until the server ends the connection. */
    End end();

    @Override
    void close();
}
