package io.tidings.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.tidings.codec.wire.Plain;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Reply;
import java.util.List;

/** Plain messages in Protobuf: those of {@code plain.proto}, one a frame, without a length in front. */
final class PlainProtobufCodec implements Codec {

    private static final Parser<Plain.Message> MESSAGES = DiscardUnknownFieldsParser.wrap(Plain.Message.parser());
    private static final byte[] NOTHING = {};

    @Override
    public CommandFrame decode(byte[] frame) {
        try {
            Plain.Message wire = MESSAGES.parseFrom(frame);
            PlainMessage message = new PlainMessage();
            message.type = wire.getType();
            message.channel = wire.getChannel();
            ByteString content = wire.getContent();
            message.content = content.isEmpty() ? null : Payload.of(content.toByteArray());
            return new CommandFrame(List.of(message.command()), null, frame.length);
        } catch (InvalidProtocolBufferException problem) {
            return CommandFrame.malformed("not a Protobuf message");
        } catch (Malformed malformed) {
            return CommandFrame.malformed(malformed.why());
        }
    }

    @Override
    public byte[] encode(Reply reply) {
        PlainReply plain = PlainReply.of(reply);
        return plain.isNothing() ? NOTHING : bytes(plain);
    }

    @Override
    public byte[] pong(long id) {
        return bytes(PlainReply.PONG);
    }

    static byte[] bytes(PlainReply reply) {
        Plain.Message.Builder message = Plain.Message.newBuilder()
                .setType(reply.type())
                .setContent(ProtobufPush.bytes(reply.content()))
                .setCode(reply.code())
                .setReason(ProtobufPush.text(reply.reason()));
        if (reply.channel() != null) {
            message.setChannel(ProtobufPush.text(reply.channel()));
        }
        if (reply.sender() != null) {
            message.setSender(ProtobufPush.text(reply.sender()));
        }
        return message.build().toByteArray();
    }
}
