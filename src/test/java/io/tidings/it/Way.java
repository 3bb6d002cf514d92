package io.tidings.it;

import java.net.URI;

/** What can carry the protocol, both directions of it. */
enum Way {
    WEBSOCKET_JSON {
        @Override
        Talker connected(URI base, String token) {
            return JsonClient.connected(
                    URI.create("ws://" + base.getAuthority() + "/" + HandshakeStory.ENDPOINT), token);
        }
    },
    HTTP_STREAM {
        @Override
        Talker connected(URI base, String token) {
            return StreamClient.httpStream(base, connect(token));
        }
    },
    SSE {
        @Override
        Talker connected(URI base, String token) {
            return StreamClient.sse(base, connect(token));
        }
    };

    /** A client that is connected with the token, through whatever is at this address. */
    abstract Talker connected(URI base, String token);

    static String connect(String token) {
        return "{\"id\":1,\"connect\":{\"token\":\"" + token + "\"}}";
    }
}
