package io.tidings.api;

import io.tidings.config.PersonalChannelConfig;
import io.tidings.config.Version;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.Hub;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.Target;
import io.tidings.protocol.UnsubscribeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
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
    public <T> Publisher<T> personal(String user) {
        PersonalChannelConfig personal = hub.config().client().personalChannel();
        if (!personal.enabled()) {
            throw new IllegalStateException(
                    "there are no personal channels: tidings.client.subscribe_to_user_personal_channel.enabled is false");
        }
        String name = personal.namespace().isEmpty() ? "#" : personal.namespace() + ":#";
        return channel(ChannelTemplate.ofUser(name, user));
    }

    @Override
    public void send(String user, Object message) {
        hub.actions().message(target(user), JsonBinding.write(Objects.requireNonNull(message)));
    }

    @Override
    public CompletionStage<List<Presence>> presence(String channel) {
        return Outgoing.answer(
                channel,
                hub.channels().presence(channel),
                present -> present.presence().values().stream()
                        .map(client -> Presence.of(channel, client))
                        .toList());
    }

    @Override
    public CompletionStage<List<Publication>> history(String channel, int limit) {
        return Outgoing.answer(channel, hub.channels().history(channel, positive(limit), null, true), kept -> {
            List<Publication> latest = new ArrayList<>(publications(channel, kept));
            Collections.reverse(latest);
            return latest;
        });
    }

    @Override
    public CompletionStage<List<Publication>> history(String channel, int limit, Position since) {
        StreamPosition from = new StreamPosition(since.offset(), since.epoch());
        return Outgoing.answer(
                channel,
                hub.channels().history(channel, positive(limit), from, false),
                kept -> publications(channel, kept));
    }

    private static List<Publication> publications(String channel, Result.History kept) {
        return kept.publications().stream()
                .map(each -> new Publication(channel, each, kept.position().epoch()))
                .toList();
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is " + limit + ", must be at least 1");
        }
        return limit;
    }

    @Override
    public CompletionStage<Void> removeHistory(String channel) {
        return Outgoing.answer(channel, hub.channels().removeHistory(channel), removed -> removed)
                .thenRun(() -> {});
    }

    @Override
    public SortedMap<String, Integer> channels(String pattern) {
        return hub.channels().list(ChannelPattern.of(pattern)::matches);
    }

    @Override
    public CompletionStage<Void> subscribe(String user, String channel) {
        CompletionStage<Decision<Integer>> subscribed = hub.actions()
                .subscribe(target(user), channel, Grant.PLAIN)
                .thenApply(decision -> already(decision) ? Decision.granted(0) : decision);
        return Outgoing.answer(channel, subscribed, connections -> connections).thenRun(() -> {});
    }

    /** Who is subscribed already is what was asked for. */
    private static boolean already(Decision<Integer> decision) {
        return decision instanceof Decision.Refused<Integer> refused && refused.why() == ErrorCode.ALREADY_SUBSCRIBED;
    }

    @Override
    public void unsubscribe(String user, String channel) {
        Decision<Integer> told = hub.actions().unsubscribe(target(user), channel, UnsubscribeCode.SERVER);
        if (told instanceof Decision.Refused<Integer> refused) {
            throw RefusedException.of(channel, refused.why());
        }
    }

    @Override
    public void disconnect(String user) {
        hub.actions().disconnect(target(user), DisconnectCode.FORCE_DISCONNECT);
    }

    @Override
    public void disconnect(String user, int code, String reason) {
        if (code < FIRST_CODE) {
            throw new IllegalArgumentException("applications use disconnect codes 4000 to 4999, not " + code);
        }
        hub.actions().disconnect(target(user), new DisconnectCode(code, reason));
    }

    /** An id that was lost on the way must not mean all anonymous clients. */
    private static Target target(String user) {
        if (user.isEmpty()) {
            throw new IllegalArgumentException("the user id is empty");
        }
        return Target.user(user);
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
