package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Plain messages in MessagePack: one map a frame, with the names of the JSON messages. The content is a {@code bin} (from
 * the client a {@code str} too) that holds the payload as it is.
 */
final class PlainMsgpackCodec implements Codec {

    private static final byte[] NOTHING = {};

    /** Enough for most messages without their content. */
    private static final MessagePack.PackerConfig CONFIG = new MessagePack.PackerConfig().withBufferSize(256);

    @Override
    public CommandFrame decode(byte[] frame) {
        try {
            return new CommandFrame(List.of(new Reader(frame).read()), null, frame.length);
        } catch (Malformed malformed) {
            return CommandFrame.malformed(malformed.why());
        } catch (IOException | MessagePackException problem) {
            return CommandFrame.malformed("not MessagePack");
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
        byte[] content = reply.content() == null ? NOTHING : reply.content().bytes();
        boolean hasCode = reply.code() != 0;
        int fields = 1
                + (reply.channel() != null ? 1 : 0)
                + (content.length > 0 ? 1 : 0)
                + (reply.sender() != null ? 1 : 0)
                + (hasCode ? 2 : 0);
        try (MessageBufferPacker packer = CONFIG.newBufferPacker()) {
            packer.packMapHeader(fields);
            text(packer, "type", reply.type());
            text(packer, "channel", reply.channel());
            if (content.length > 0) {
                packer.packString("content").packBinaryHeader(content.length);
                packer.addPayload(content);
            }
            text(packer, "sender", reply.sender());
            if (hasCode) {
                packer.packString("code").packInt(reply.code());
                text(packer, "reason", reply.reason());
            }
            return packer.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static void text(MessageBufferPacker packer, String name, @Nullable String value) throws IOException {
        if (value != null) {
            byte[] bytes = Utf8.wellFormed(value).getBytes(StandardCharsets.UTF_8);
            packer.packString(name).packRawStringHeader(bytes.length).addPayload(bytes);
        }
    }

    /** Reads one frame. Lengths are the client's word: they are compared with what is there before anything is made. */
    private static final class Reader {

        private final byte[] frame;
        private final MessageUnpacker unpacker;
        private final PlainMessage message = new PlainMessage();
        private int seen;

        Reader(byte[] frame) {
            this.frame = frame;
            this.unpacker = MessagePack.newDefaultUnpacker(frame);
        }

        Command read() throws IOException {
            if (!unpacker.hasNext() || !unpacker.getNextFormat().getValueType().isMapType()) {
                throw new Malformed("not a map");
            }
            for (int left = unpacker.unpackMapHeader(); left > 0; left--) {
                field(string());
            }
            if (unpacker.getTotalReadBytes() != frame.length) {
                throw new Malformed("more than one message in a frame");
            }
            return message.command();
        }

        private void field(String name) throws IOException {
            int index = PlainMessage.FIELDS.indexOf(name);
            if (index < 0) {
                unpacker.skipValue();
                return;
            }
            if ((seen & (1 << index)) != 0) {
                throw new Malformed("a field comes twice");
            }
            seen |= 1 << index;
            if (unpacker.tryUnpackNil()) {
                return;
            }
            switch (name) {
                case "type" -> message.type = string();
                case "channel" -> message.channel = string();
                default -> message.content = content();
            }
        }

        private @Nullable Payload content() throws IOException {
            boolean text = unpacker.getNextFormat().getValueType().isStringType();
            byte[] bytes = bytes(text ? unpacker.unpackRawStringHeader() : unpacker.unpackBinaryHeader());
            return bytes.length == 0 ? null : Payload.of(bytes);
        }

        private String string() throws IOException {
            byte[] bytes = bytes(unpacker.unpackRawStringHeader());
            if (!Utf8.isValid(bytes, 0, bytes.length)) {
                throw new Malformed("invalid UTF-8");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private byte[] bytes(int length) throws IOException {
            if (length > frame.length - unpacker.getTotalReadBytes()) {
                throw new Malformed("a length beyond the end of the frame");
            }
            return unpacker.readPayload(length);
        }
    }
}
