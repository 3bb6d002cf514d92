package io.tidings.it;

import java.net.URI;

/** What can carry the protocol, both directions of it. */
enum Way {
    WEBSOCKET_JSON {
        @Override
        Talker connected(URI base, String token) {
            return JsonClient.connected(socket(base), token);
        }
    },
    WEBSOCKET_PROTOBUF {
        @Override
        Talker connected(URI base, String token) {
            var client = JsonClient.protobuf(socket(base));
            client.connect(token);
            return client;
        }
    },
    WEBSOCKET_DEFLATE {
        @Override
        Talker connected(URI base, String token) {
            return DeflateClient.connected(socket(base), token);
        }
    },
    HTTP_STREAM {
        @Override
        Talker connected(URI base, String token) {
            return StreamClient.httpStream(base, Wire.JSON, connect(token));
        }
    },
    HTTP_STREAM_PROTOBUF {
        @Override
        Talker connected(URI base, String token) {
            return StreamClient.httpStream(base, Wire.PROTOBUF, connect(token));
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

    private static URI socket(URI base) {
        return URI.create("ws://" + base.getAuthority() + "/" + HandshakeStory.ENDPOINT);
    }
}
