package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.tidings.codec.Format;
import io.tidings.codec.ProtobufRequest;
import io.tidings.codec.wire.Centrifuge;
import io.tidings.protocol.Command;
import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What the words of a story are on the wire. Stories are told in JSON, whatever that is. */
enum Wire {
    JSON("application/json") {
        @Override
        byte[] frame(String commands) {
            return commands.getBytes(UTF_8);
        }

        @Override
        byte[] emulation(String session, String node, String commands) {
            return Json.createObjectBuilder()
                    .add("session", session)
                    .add("node", node)
                    .add("data", commands)
                    .build()
                    .toString()
                    .getBytes(UTF_8);
        }

        @Override
        Items items(InputStream in) {
            return new BufferedReader(new InputStreamReader(in, UTF_8))::readLine;
        }
    },
    PROTOBUF("application/octet-stream") {
        @Override
        byte[] frame(String commands) {
            var frame = new ByteArrayOutputStream();
            try {
                for (Command command :
                        Format.JSON.codec().decode(JSON.frame(commands)).commands()) {
                    ProtobufRequest.of(command).writeDelimitedTo(frame);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return frame.toByteArray();
        }

        @Override
        byte[] emulation(String session, String node, String commands) {
            return Centrifuge.EmulationRequest.newBuilder()
                    .setSession(session)
                    .setNode(node)
                    .setData(ByteString.copyFrom(frame(commands)))
                    .build()
                    .toByteArray();
        }

        @Override
        Items items(InputStream in) {
            return () -> {
                Centrifuge.@Nullable Reply reply = Centrifuge.Reply.parseDelimitedFrom(in);
                return reply == null ? null : WireText.of(reply);
            };
        }
    };

    private final String type;

    Wire(String type) {
        this.type = type;
    }

    /** The media type of a request. */
    String type() {
        return type;
    }

    /** {@code commands}: one a line. */
    abstract byte[] frame(String commands);

    /** The body of a request that brings commands to a session. */
    abstract byte[] emulation(String session, String node, String commands);

    /** What comes from the server, item after item. */
    abstract Items items(InputStream in);

    /** Items as text. */
    interface Items {

        /** The next one; null after the last. */
        @Nullable
        String next() throws IOException;
    }
}
