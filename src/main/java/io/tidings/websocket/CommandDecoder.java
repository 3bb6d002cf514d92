package io.tidings.websocket;

import io.tidings.codec.Format;
import jakarta.websocket.Decoder;

/** Text messages of the Centrifuge protocol in JSON. A thin adapter: the work is done in {@code codec}. */
public class CommandDecoder implements Decoder.Text<Incoming> {

    @Override
    public Incoming decode(String message) {
        return Incoming.decode(message, Format.JSON);
    }

    /** Every message is ours; what is wrong with it is a value in the result, never an exception. */
    @Override
    public boolean willDecode(String message) {
        return true;
    }
}
