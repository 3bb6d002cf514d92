package io.tidings.codec;

import io.tidings.codec.wire.Centrifuge;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;

/** Sets the one field of a reply that holds a command's result, even when that is empty: it says what was answered. */
final class ProtobufResult implements Result.Cases<Centrifuge.Reply.Builder> {

    private final Centrifuge.Reply.Builder reply;

    ProtobufResult(Centrifuge.Reply.Builder reply) {
        this.reply = reply;
    }

    @Override
    public Centrifuge.Reply.Builder connect(Result.Connect result) {
        Centrifuge.ConnectResult.Builder connect = Centrifuge.ConnectResult.newBuilder()
                .setClient(result.client())
                .setVersion(result.version())
                .setExpires(result.expires())
                .setTtl((int) result.ttl())
                .setData(ProtobufPush.bytes(result.data()))
                .setPing((int) result.ping())
                .setPong(result.pong())
                .setSession(result.session())
                .setNode(result.node())
                .setTime(result.time());
        result.subs()
                .forEach((channel, sub) ->
                        connect.putSubs(channel, subscribed(sub).build()));
        return reply.setConnect(connect);
    }

    @Override
    public Centrifuge.Reply.Builder subscribe(Result.Subscribe result) {
        return reply.setSubscribe(subscribed(result));
    }

    @Override
    public Centrifuge.Reply.Builder unsubscribe(Result.Unsubscribe result) {
        return reply.setUnsubscribe(Centrifuge.UnsubscribeResult.getDefaultInstance());
    }

    @Override
    public Centrifuge.Reply.Builder publish(Result.Publish result) {
        return reply.setPublish(Centrifuge.PublishResult.getDefaultInstance());
    }

    @Override
    public Centrifuge.Reply.Builder presence(Result.Presence result) {
        Centrifuge.PresenceResult.Builder presence = Centrifuge.PresenceResult.newBuilder();
        result.presence()
                .forEach((client, info) ->
                        presence.putPresence(client, ProtobufPush.info(info).build()));
        return reply.setPresence(presence);
    }

    @Override
    public Centrifuge.Reply.Builder presenceStats(Result.PresenceStats result) {
        return reply.setPresenceStats(Centrifuge.PresenceStatsResult.newBuilder()
                .setNumClients(result.numClients())
                .setNumUsers(result.numUsers()));
    }

    @Override
    public Centrifuge.Reply.Builder history(Result.History result) {
        Centrifuge.HistoryResult.Builder history = Centrifuge.HistoryResult.newBuilder()
                .setEpoch(result.position().epoch())
                .setOffset(result.position().offset());
        for (Publication publication : result.publications()) {
            history.addPublications(ProtobufPush.publication(publication));
        }
        return reply.setHistory(history);
    }

    @Override
    public Centrifuge.Reply.Builder rpc(Result.Rpc result) {
        return reply.setRpc(Centrifuge.RPCResult.newBuilder().setData(ProtobufPush.bytes(result.data())));
    }

    @Override
    public Centrifuge.Reply.Builder refresh(Result.Refresh result) {
        return reply.setRefresh(Centrifuge.RefreshResult.newBuilder()
                .setExpires(result.expires())
                .setTtl((int) result.ttl()));
    }

    @Override
    public Centrifuge.Reply.Builder subRefresh(Result.SubRefresh result) {
        return reply.setSubRefresh(Centrifuge.SubRefreshResult.newBuilder()
                .setExpires(result.expires())
                .setTtl((int) result.ttl()));
    }

    /** A subscription, by a command of its own or one of those that the connection begins with. */
    static Centrifuge.SubscribeResult.Builder subscribed(Result.Subscribe result) {
        Centrifuge.SubscribeResult.Builder subscribed = Centrifuge.SubscribeResult.newBuilder()
                .setExpires(result.expires())
                .setTtl((int) result.ttl())
                .setRecoverable(result.recoverable())
                .setRecovered(result.recovered())
                .setPositioned(result.positioned())
                .setData(ProtobufPush.bytes(result.data()))
                .setWasRecovering(result.wasRecovering())
                .setDelta(result.delta());
        StreamPosition position = result.position();
        if (position != null) {
            subscribed.setEpoch(position.epoch()).setOffset(position.offset());
        }
        for (Publication publication : result.publications()) {
            subscribed.addPublications(ProtobufPush.publication(publication));
        }
        return subscribed;
    }
}
