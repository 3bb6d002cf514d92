package io.tidings.codec;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What a plain client is told, before it is written in one of the plain formats. What is null is left out.
 *
 * @param sender the user; for an anonymous one the connection; empty when the server itself speaks
 * @param code the protocol's code for a refusal or an end, 0 for none
 * @param reason what {@code code} means; empty for none
 */
record PlainReply(
        String type,
        @Nullable String channel,
        @Nullable Payload content,
        @Nullable String sender,
        int code,
        String reason) {

    static final PlainReply PONG = new PlainReply("pong", null, null, null, 0, "");

    /** Stands for what plain clients have no use for. */
    static final PlainReply NOTHING = new PlainReply("", null, null, null, 0, "");

    /** What is told of this reply. */
    static PlainReply of(Reply reply) {
        if (reply instanceof Push push) {
            return push.on(Pushes.CASES);
        }
        return reply instanceof Reply.Failure failure ? error(failure.error()) : NOTHING;
    }

    /** Whether there is nothing to tell. */
    boolean isNothing() {
        return type.isEmpty();
    }

    private static PlainReply error(ErrorCode error) {
        return new PlainReply("error", null, null, null, error.code(), error.message());
    }

    private static String speaker(@Nullable ClientInfo info) {
        if (info == null) {
            return "";
        }
        return info.user().isEmpty() ? info.client() : info.user();
    }

    private enum Pushes implements Push.Cases<PlainReply> {
        CASES;

        @Override
        public PlainReply publication(Push.OfPublication push) {
            return new PlainReply(
                    "chat",
                    push.channel(),
                    push.publication().data(),
                    speaker(push.publication().info()),
                    0,
                    "");
        }

        @Override
        public PlainReply join(Push.Join push) {
            return new PlainReply("join", push.channel(), null, speaker(push.info()), 0, "");
        }

        @Override
        public PlainReply leave(Push.Leave push) {
            return new PlainReply("leave", push.channel(), null, speaker(push.info()), 0, "");
        }

        @Override
        public PlainReply unsubscribe(Push.Unsubscribe push) {
            return new PlainReply(
                    "leave",
                    push.channel(),
                    null,
                    null,
                    push.code().code(),
                    push.code().reason());
        }

        @Override
        public PlainReply subscribe(Push.Subscribe push) {
            return NOTHING;
        }

        @Override
        public PlainReply message(Push.Message push) {
            return new PlainReply("message", null, push.data(), null, 0, "");
        }

        @Override
        public PlainReply connect(Push.Connect push) {
            return NOTHING;
        }

        @Override
        public PlainReply disconnect(Push.Disconnect push) {
            return NOTHING;
        }

        @Override
        public PlainReply refresh(Push.Refresh push) {
            return NOTHING;
        }
    }
}
