package io.tidings.codec;

import com.google.protobuf.ByteString;
import io.tidings.codec.wire.Centrifuge;
import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;

/** Writes a command the way a client does, with the generated classes. */
public final class ProtobufRequest implements Command.Cases {

    private final Centrifuge.Command.Builder wire = Centrifuge.Command.newBuilder();

    public static Centrifuge.Command of(Command command) {
        ProtobufRequest request = new ProtobufRequest();
        command.on(request);
        return request.wire.build();
    }

    @Override
    public void connect(Command.Connect command) {
        var connect = Centrifuge.ConnectRequest.newBuilder()
                .setToken(command.token())
                .setData(bytes(command.data()))
                .setName(command.name())
                .setVersion(command.version())
                .putAllHeaders(command.headers());
        command.subs().forEach((channel, sub) -> connect.putSubs(channel, subscribe(sub)));
        wire.setId((int) command.id()).setConnect(connect);
    }

    @Override
    public void subscribe(Command.Subscribe command) {
        wire.setId((int) command.id()).setSubscribe(subscribe(command.request()));
    }

    @Override
    public void unsubscribe(Command.Unsubscribe command) {
        wire.setId((int) command.id())
                .setUnsubscribe(Centrifuge.UnsubscribeRequest.newBuilder().setChannel(command.channel()));
    }

    @Override
    public void publish(Command.Publish command) {
        wire.setId((int) command.id())
                .setPublish(Centrifuge.PublishRequest.newBuilder()
                        .setChannel(command.channel())
                        .setData(bytes(command.data()))
                        .setType(command.type()));
    }

    @Override
    public void presence(Command.Presence command) {
        wire.setId((int) command.id())
                .setPresence(Centrifuge.PresenceRequest.newBuilder().setChannel(command.channel()));
    }

    @Override
    public void presenceStats(Command.PresenceStats command) {
        wire.setId((int) command.id())
                .setPresenceStats(Centrifuge.PresenceStatsRequest.newBuilder().setChannel(command.channel()));
    }

    @Override
    public void history(Command.History command) {
        var history = Centrifuge.HistoryRequest.newBuilder()
                .setChannel(command.channel())
                .setLimit(command.limit())
                .setReverse(command.reverse());
        StreamPosition since = command.since();
        if (since != null) {
            history.setSince(Centrifuge.StreamPosition.newBuilder()
                    .setOffset(since.offset())
                    .setEpoch(since.epoch()));
        }
        wire.setId((int) command.id()).setHistory(history);
    }

    @Override
    public void rpc(Command.Rpc command) {
        wire.setId((int) command.id())
                .setRpc(Centrifuge.RPCRequest.newBuilder()
                        .setMethod(command.method())
                        .setData(bytes(command.data())));
    }

    @Override
    public void send(Command.Send command) {
        wire.setSend(Centrifuge.SendRequest.newBuilder().setData(bytes(command.data())));
    }

    @Override
    public void refresh(Command.Refresh command) {
        wire.setId((int) command.id())
                .setRefresh(Centrifuge.RefreshRequest.newBuilder().setToken(command.token()));
    }

    @Override
    public void subRefresh(Command.SubRefresh command) {
        wire.setId((int) command.id())
                .setSubRefresh(Centrifuge.SubRefreshRequest.newBuilder()
                        .setChannel(command.channel())
                        .setToken(command.token())
                        .setType(command.type()));
    }

    @Override
    public void ping(Command.Ping command) {
        wire.setId((int) command.id()).setPing(Centrifuge.PingRequest.getDefaultInstance());
    }

    @Override
    public void pong(Command.Pong command) {
        // an empty command
    }

    private static Centrifuge.SubscribeRequest subscribe(SubscribeRequest request) {
        var wire = Centrifuge.SubscribeRequest.newBuilder()
                .setChannel(request.channel())
                .setToken(request.token())
                .setRecover(request.recover())
                .setEpoch(request.since().epoch())
                .setOffset(request.since().offset())
                .setData(bytes(request.data()))
                .setPositioned(request.positioned())
                .setRecoverable(request.recoverable())
                .setJoinLeave(request.joinLeave())
                .setDelta(request.delta())
                .setFlag(request.flag())
                .setType(request.type());
        if (request.filtered()) {
            wire.setTf(Centrifuge.FilterNode.newBuilder().setOp("and"));
        }
        return wire.build();
    }

    private static ByteString bytes(Payload payload) {
        return payload == null ? ByteString.EMPTY : ByteString.copyFrom(payload.bytes());
    }
}
