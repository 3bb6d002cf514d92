package io.tidings.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.tidings.codec.wire.Centrifuge;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import org.jspecify.annotations.Nullable;

/** Makes the wire's message of a push. Stateless and thread-safe. */
final class ProtobufPush implements Push.Cases<Centrifuge.Push.Builder> {

    static final ProtobufPush WRITER = new ProtobufPush();

    private ProtobufPush() {}

    @Override
    public Centrifuge.Push.Builder publication(Push.OfPublication push) {
        Centrifuge.Publication.Builder publication = publication(push.publication());
        // a client that subscribed to an empty stream saw no epoch: the first publication tells it
        if (push.publication().offset() == 1) {
            publication.setEpoch(push.epoch());
        }
        return in(push.channel()).setPub(publication);
    }

    @Override
    public Centrifuge.Push.Builder join(Push.Join push) {
        return in(push.channel()).setJoin(Centrifuge.Join.newBuilder().setInfo(info(push.info())));
    }

    @Override
    public Centrifuge.Push.Builder leave(Push.Leave push) {
        return in(push.channel()).setLeave(Centrifuge.Leave.newBuilder().setInfo(info(push.info())));
    }

    @Override
    public Centrifuge.Push.Builder unsubscribe(Push.Unsubscribe push) {
        return in(push.channel())
                .setUnsubscribe(Centrifuge.Unsubscribe.newBuilder()
                        .setCode(push.code().code())
                        .setReason(text(push.code().reason())));
    }

    @Override
    public Centrifuge.Push.Builder subscribe(Push.Subscribe push) {
        Centrifuge.Subscribe.Builder subscribe = Centrifuge.Subscribe.newBuilder()
                .setRecoverable(push.recoverable())
                .setPositioned(push.positioned())
                .setData(bytes(push.data()));
        StreamPosition position = push.position();
        if (position != null) {
            subscribe.setEpoch(position.epoch()).setOffset(position.offset());
        }
        return in(push.channel()).setSubscribe(subscribe);
    }

    @Override
    public Centrifuge.Push.Builder message(Push.Message push) {
        return in("").setMessage(Centrifuge.Message.newBuilder().setData(bytes(push.data())));
    }

    /** The same as the result of a connect command, under other numbers. */
    @Override
    public Centrifuge.Push.Builder connect(Push.Connect push) {
        Result.Connect result = push.result();
        Centrifuge.Connect.Builder connect = Centrifuge.Connect.newBuilder()
                .setClient(result.client())
                .setVersion(result.version())
                .setData(bytes(result.data()))
                .setExpires(result.expires())
                .setTtl((int) result.ttl())
                .setPing((int) result.ping())
                .setPong(result.pong())
                .setSession(result.session())
                .setNode(result.node())
                .setTime(result.time());
        result.subs()
                .forEach((channel, sub) ->
                        connect.putSubs(channel, ProtobufResult.subscribed(sub).build()));
        return in("").setConnect(connect);
    }

    @Override
    public Centrifuge.Push.Builder disconnect(Push.Disconnect push) {
        return in("").setDisconnect(Centrifuge.Disconnect.newBuilder()
                .setCode(push.code().code())
                .setReason(text(push.code().reason())));
    }

    @Override
    public Centrifuge.Push.Builder refresh(Push.Refresh push) {
        return in("").setRefresh(Centrifuge.Refresh.newBuilder()
                .setExpires(push.expires())
                .setTtl((int) push.ttl()));
    }

    /** A publication but for its epoch, which only a push may need. */
    static Centrifuge.Publication.Builder publication(Publication publication) {
        Centrifuge.Publication.Builder wire = Centrifuge.Publication.newBuilder()
                .setData(bytes(publication.data()))
                .setDelta(publication.data().isPatch())
                .setOffset(publication.offset());
        publication.tags().forEach((name, value) -> wire.putTags(text(name), text(value)));
        ClientInfo info = publication.info();
        if (info != null) {
            wire.setInfo(info(info));
        }
        return wire;
    }

    static Centrifuge.ClientInfo.Builder info(ClientInfo info) {
        return Centrifuge.ClientInfo.newBuilder()
                .setUser(text(info.user()))
                .setClient(info.client())
                .setConnInfo(bytes(info.connInfo()))
                .setChanInfo(bytes(info.chanInfo()));
    }

    /** The payload's own bytes, which nobody changes: no copy. */
    static ByteString bytes(@Nullable Payload payload) {
        return payload == null ? ByteString.EMPTY : UnsafeByteOperations.unsafeWrap(payload.bytes());
    }

    /** The library would replace half a character too, but logs a warning with a stack trace each time. */
    static String text(String text) {
        return Utf8.wellFormed(text);
    }

    private static Centrifuge.Push.Builder in(String channel) {
        return Centrifuge.Push.newBuilder().setChannel(text(channel));
    }
}
