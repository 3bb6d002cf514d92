package io.tidings.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import io.tidings.codec.wire.Centrifuge;
import io.tidings.protocol.Command;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import java.io.IOException;

/**
 * Centrifuge protocol version 2 in Protobuf; its messages are those of {@code centrifuge.proto}.
 *
 * <p>Strings must be UTF-8 and messages nest at most 100 deep, which is Protobuf's own limit. A field that comes twice is
 * what Protobuf makes of it: the last number or text counts, messages are merged.
 */
final class ProtobufCodec implements Codec {

    /** What we do not know is passed over, not kept. */
    private static final Parser<Centrifuge.Command> COMMANDS =
            DiscardUnknownFieldsParser.wrap(Centrifuge.Command.parser());

    private static final byte[] PING = {0};

    @Override
    public CommandFrame decode(byte[] frame) {
        return Delimited.read(frame, ProtobufCodec::command);
    }

    private static Command command(byte[] frame, int from, int length) throws IOException {
        // payloads are views of the frame until they are copied, once
        CodedInputStream in =
                UnsafeByteOperations.unsafeWrap(frame, from, length).newCodedInput();
        in.enableAliasing(true);
        return ProtobufCommand.of(COMMANDS.parseFrom(in));
    }

    @Override
    public byte[] encode(Reply reply) {
        if (reply instanceof Reply.Ping) {
            return PING;
        }
        Centrifuge.Reply.Builder wire = Centrifuge.Reply.newBuilder();
        if (reply instanceof Push push) {
            wire.setPush(push.on(ProtobufPush.WRITER));
        } else if (reply instanceof Reply.Success success) {
            success.result().on(new ProtobufResult(wire.setId((int) success.id())));
        } else if (reply instanceof Reply.Failure failure) {
            wire.setId((int) failure.id()).setError(error(failure));
        }
        return Delimited.bytes(wire.build());
    }

    private static Centrifuge.Error.Builder error(Reply.Failure failure) {
        return Centrifuge.Error.newBuilder()
                .setCode(failure.error().code())
                .setMessage(ProtobufPush.text(failure.error().message()))
                .setTemporary(failure.error().temporary());
    }
}
