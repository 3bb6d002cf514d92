package io.tidings.api;

import io.tidings.config.PersonalChannelConfig;
import io.tidings.config.Version;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.Hub;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.UnsubscribeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** The hub of this node. */
@ApplicationScoped
public class NodeTidings implements Tidings {

    /** Below are the protocol's own codes. */
    private static final int FIRST_CODE = 4000;

    @Inject
    private Hub hub;

    @Inject
    private Outgoing outgoing;

    @Override
    public <T> Publisher<T> channel(String name) {
        return ChannelPublisher.of(outgoing, ChannelTemplate.literal(name));
    }

    @Override
    public CompletionStage<Position> publish(String channel, Object payload) {
        return outgoing.publish(channel, outgoing.written(Objects.requireNonNull(payload)), Map.of());
    }

    @Override
    public CompletionStage<Position> publishTo(String user, Object payload) {
        PersonalChannelConfig personal = hub.config().client().personalChannel();
        if (!personal.enabled()) {
            throw new IllegalStateException(
                    "there are no personal channels: tidings.client.subscribe_to_user_personal_channel.enabled is false");
        }
        return publish(
                ChannelTemplate.ofUser(personal.namespace().isEmpty() ? "#" : personal.namespace() + ":#", user),
                payload);
    }

    @Override
    public void send(String user, Object message) {
        hub.actions().message(known(user), outgoing.written(Objects.requireNonNull(message)));
    }

    @Override
    public int subscribe(String user, String channel) {
        Decision<Integer> begun = hub.actions().subscribe(known(user), channel, Grant.PLAIN);
        if (begun instanceof Decision.Refused<Integer> refused) {
            throw RefusedException.of(channel, refused.why());
        }
        return ((Decision.Granted<Integer>) begun).value();
    }

    @Override
    public void unsubscribe(String user, String channel) {
        hub.actions().unsubscribe(known(user), channel, UnsubscribeCode.SERVER);
    }

    @Override
    public void disconnect(String user) {
        hub.actions().disconnect(known(user), DisconnectCode.FORCE_DISCONNECT);
    }

    @Override
    public void disconnect(String user, int code, String reason) {
        if (code < FIRST_CODE) {
            throw new IllegalArgumentException("applications use disconnect codes 4000 to 4999, not " + code);
        }
        hub.actions().disconnect(known(user), new DisconnectCode(code, reason));
    }

    /** An id that was lost on the way must not mean all anonymous clients. */
    private static String known(String user) {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("the user id is empty");
        }
        return user;
    }

    @Override
    public NodeInfo info() {
        return new NodeInfo(
                hub.config().nodeName(),
                Version.text(),
                hub.clients().open(),
                hub.clients().connected(),
                hub.clients().users(),
                hub.channelCount());
    }
}
