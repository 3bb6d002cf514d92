package io.tidings.websocket;

import io.tidings.codec.Format;
import jakarta.websocket.Decoder;

/** The seed endpoint's plain messages. A thin adapter: the work is done in {@code codec}. */
public class PlainDecoder implements Decoder.Text<Incoming> {

    @Override
    public Incoming decode(String message) {
        return Incoming.decode(message, Format.PLAIN);
    }

    /** Every message is ours; what is wrong with it is a value in the result, never an exception. */
    @Override
    public boolean willDecode(String message) {
        return true;
    }
}
