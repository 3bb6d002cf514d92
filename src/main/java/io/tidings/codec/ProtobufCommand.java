package io.tidings.codec;

import com.google.protobuf.ByteString;
import io.tidings.codec.wire.Centrifuge;
import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a message of the wire into the command it stands for. */
final class ProtobufCommand {

    private ProtobufCommand() {}

    /** Without an id, a command is a message or the answer to a ping, whatever else it holds. */
    static Command of(Centrifuge.Command wire) throws Malformed {
        long id = Integer.toUnsignedLong(wire.getId());
        if (id == 0) {
            return wire.hasSend() ? new Command.Send(payload(wire.getSend().getData())) : new Command.Pong();
        }
        return request(id, wire);
    }

    /** If there are several requests, the first in this order is the one that counts. */
    private static Command request(long id, Centrifuge.Command wire) throws Malformed {
        if (wire.hasConnect()) {
            return connect(id, wire.getConnect());
        }
        if (wire.hasPing()) {
            return new Command.Ping(id);
        }
        if (wire.hasSubscribe()) {
            return new Command.Subscribe(id, subscribe(wire.getSubscribe().getChannel(), wire.getSubscribe()));
        }
        if (wire.hasUnsubscribe()) {
            return new Command.Unsubscribe(id, wire.getUnsubscribe().getChannel());
        }
        if (wire.hasPublish()) {
            Centrifuge.PublishRequest of = wire.getPublish();
            return new Command.Publish(id, of.getChannel(), payload(of.getData()), of.getType());
        }
        return reading(id, wire);
    }

    private static Command reading(long id, Centrifuge.Command wire) throws Malformed {
        if (wire.hasPresence()) {
            return new Command.Presence(id, wire.getPresence().getChannel());
        }
        if (wire.hasPresenceStats()) {
            return new Command.PresenceStats(id, wire.getPresenceStats().getChannel());
        }
        if (wire.hasHistory()) {
            Centrifuge.HistoryRequest of = wire.getHistory();
            StreamPosition since = of.hasSince()
                    ? position(of.getSince().getOffset(), of.getSince().getEpoch())
                    : null;
            return new Command.History(id, of.getChannel(), of.getLimit(), since, of.getReverse());
        }
        return calling(id, wire);
    }

    private static Command calling(long id, Centrifuge.Command wire) throws Malformed {
        if (wire.hasRpc()) {
            return new Command.Rpc(
                    id, wire.getRpc().getMethod(), payload(wire.getRpc().getData()));
        }
        if (wire.hasSend()) {
            return new Command.Send(payload(wire.getSend().getData()));
        }
        if (wire.hasRefresh()) {
            return new Command.Refresh(id, wire.getRefresh().getToken());
        }
        if (wire.hasSubRefresh()) {
            Centrifuge.SubRefreshRequest of = wire.getSubRefresh();
            return new Command.SubRefresh(id, of.getChannel(), of.getToken(), of.getType());
        }
        throw new Malformed("a command without a request");
    }

    private static Command connect(long id, Centrifuge.ConnectRequest of) {
        Map<String, SubscribeRequest> subs = new LinkedHashMap<>();
        of.getSubsMap().forEach((channel, request) -> subs.put(channel, subscribe(channel, request)));
        return new Command.Connect(
                id,
                of.getToken(),
                payload(of.getData()),
                Collections.unmodifiableMap(subs),
                of.getName(),
                of.getVersion(),
                of.getHeadersMap());
    }

    private static SubscribeRequest subscribe(String channel, Centrifuge.SubscribeRequest of) {
        return new SubscribeRequest(
                channel,
                of.getToken(),
                of.getRecover(),
                position(of.getOffset(), of.getEpoch()),
                payload(of.getData()),
                of.getPositioned(),
                of.getRecoverable(),
                of.getJoinLeave(),
                of.getDelta(),
                of.hasTf(),
                of.getFlag(),
                of.getType());
    }

    /** Above 2^63-1, an offset becomes that, which no stream will reach either. */
    private static StreamPosition position(long offset, String epoch) {
        if (offset == 0 && epoch.isEmpty()) {
            return StreamPosition.NONE;
        }
        return new StreamPosition(offset < 0 ? Long.MAX_VALUE : offset, epoch);
    }

    /** A copy, so that it does not keep the frame alive. Protobuf does not tell an empty payload from none. */
    private static @Nullable Payload payload(ByteString data) {
        return data.isEmpty() ? null : Payload.of(data.toByteArray());
    }
}
