package io.tidings.hub;

import io.tidings.codec.Format;
import java.util.Map;

/**
 * On whose behalf the backend is asked, as things stand.
 *
 * @param client connection id
 * @param credentials who it is; of somebody who only connects, nobody
 * @param handshake what was known before the first command
 * @param format what it speaks
 * @param headers what the client gave as headers in its connect command, as far as hooks pass it on: by their names in
 *     lower case; its word alone
 */
public record Asker(
        String client, Credentials credentials, Handshake handshake, Format format, Map<String, String> headers) {

    static Asker of(Client client) {
        return new Asker(
                client.id(), client.credentials(), client.handshake(), client.format(), client.emulatedHeaders());
    }
}
