package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.choice;
import static io.tidings.config.ValueType.durationOrZero;
import static io.tidings.config.ValueType.numberOrZero;
import static io.tidings.config.ValueType.optional;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The options of one namespace, or of the channels without one. Their keys follow a prefix. */
final class NamespaceSettings {

    static final SettingGroup GROUP = new SettingGroup("");

    static final Setting<Boolean> PRESENCE =
            flag("presence", "Who is subscribed to a channel is kept and can be asked.");
    static final Setting<Boolean> JOIN_LEAVE =
            flag("join_leave", "Join and leave events are sent to subscribers who want them and may see presence.");
    static final Setting<Boolean> FORCE_PUSH_JOIN_LEAVE = flag(
            "force_push_join_leave", "Join and leave events are sent to every subscriber; needs `join_leave` too.");
    static final Setting<Integer> HISTORY_SIZE = GROUP.add(
            "history_size",
            numberOrZero(1, 1_000_000, "publications", "no history"),
            "0",
            "How many publications a channel keeps; needs `history_ttl` too.");
    static final Setting<Duration> HISTORY_TTL = GROUP.add(
            "history_ttl",
            durationOrZero("1ms", "87600h", "no history"),
            "0",
            "How long publications are kept after the last one; needs `history_size` too.");
    static final Setting<Duration> HISTORY_META_TTL = GROUP.add(
            "history_meta_ttl",
            durationOrZero("1ms", "87600h", "as tidings.channel.history_meta_ttl says"),
            "0",
            "How long offset and epoch are kept after the last publication; not shorter than `history_ttl`.");
    static final Setting<Boolean> FORCE_POSITIONING =
            flag("force_positioning", "Every subscription has a position, so that lost publications are noticed.");
    static final Setting<Boolean> ALLOW_POSITIONING =
            flag("allow_positioning", "The same for subscriptions that ask for it.");
    static final Setting<Boolean> FORCE_RECOVERY = flag(
            "force_recovery",
            "Every subscription can recover what it missed; needs history (`history_size` and `history_ttl`).");
    static final Setting<Boolean> ALLOW_RECOVERY =
            flag("allow_recovery", "The same for subscriptions that ask for it.");
    static final Setting<RecoveryMode> RECOVERY_MODE = GROUP.add(
            "force_recovery_mode",
            choice(RecoveryMode.class),
            "stream",
            "What a recovering subscriber gets: everything it missed (`stream`) or the newest publication (`cache`).");
    static final Setting<Boolean> AUTO_CACHE_RECOVER = flag(
            "auto_cache_recover",
            "A new subscriber gets the newest publication unasked; needs `force_recovery` and"
                    + " `force_recovery_mode=cache`.");

    static final AccessSettings SUBSCRIBE = AccessSettings.withoutSubscriber(GROUP, "subscribe", "subscribe");
    static final AccessSettings PUBLISH = AccessSettings.withSubscriber(GROUP, "publish", "publish");
    static final AccessSettings HISTORY = AccessSettings.withSubscriber(GROUP, "history", "read history");
    static final AccessSettings PRESENCE_ACCESS = AccessSettings.withSubscriber(GROUP, "presence", "ask for presence");

    static final Setting<Boolean> ALLOW_USER_LIMITED = flag(
            "allow_user_limited_channels",
            "In a channel named `dialog#anna,ben` the users after `#` may subscribe, and nobody else without a token.");
    static final Setting<Optional<NamePattern>> CHANNEL_REGEX = GROUP.add(
            "channel_regex",
            ValueType.pattern(),
            "",
            "any ASCII text",
            "What the whole name after the namespace must match (error 107).");
    static final Setting<Optional<DataFormat>> PUBLICATION_DATA_FORMAT = GROUP.add(
            "publication_data_format",
            optional(choice(DataFormat.class)),
            "",
            "as `tidings.channel.publication_data_format` says",
            "Which payloads channels take: anything but nothing (`not_empty`), one JSON value (`json`), one JSON object"
                    + " (`json_object`), or any bytes, none too (`binary`).");

    static final Setting<Set<DeltaType>> ALLOWED_DELTA_TYPES = GROUP.add(
            "allowed_delta_types",
            ValueType.choices(DeltaType.class),
            "",
            "nothing",
            "Deltas that subscribers may ask for. Who does gets a publication as a patch of the one before it, where"
                    + " `delta_publish` is on and the patch is shorter.");
    static final Setting<Boolean> DELTA_PUBLISH = flag(
            "delta_publish",
            "Publications are sent as deltas to subscribers who asked for that (`allowed_delta_types`); needs history"
                    + " (`history_size` and `history_ttl`).");

    static final HookSettings SUBSCRIBE_HOOK = HookSettings.of(
            GROUP,
            "subscribe_",
            ChannelProxySettings.SUBSCRIBE,
            "A backend says who may subscribe without a token; `allow_subscribe_for_*` count for nothing then.");
    static final HookSettings PUBLISH_HOOK = HookSettings.of(
            GROUP,
            "publish_",
            ChannelProxySettings.PUBLISH,
            "A backend says who may publish, and may change what is published; `allow_publish_for_*` count for nothing"
                    + " then.");
    static final HookSettings SUB_REFRESH_HOOK = HookSettings.of(
            GROUP,
            "sub_refresh_",
            ChannelProxySettings.SUB_REFRESH,
            "A backend says whether a subscription goes on when its time is over; clients are not asked for a new token.");

    private NamespaceSettings() {}

    /** The options, with the server-wide defaults where the namespace says nothing. */
    static ChannelOptions read(SettingReader in, Duration historyMetaTtl, DataFormat format) {
        Duration ownMetaTtl = in.get(HISTORY_META_TTL);
        return new ChannelOptions(
                in.get(PRESENCE),
                in.get(JOIN_LEAVE),
                in.get(FORCE_PUSH_JOIN_LEAVE),
                in.get(HISTORY_SIZE),
                in.get(HISTORY_TTL),
                ownMetaTtl.isZero() ? historyMetaTtl : ownMetaTtl,
                in.get(FORCE_POSITIONING),
                in.get(ALLOW_POSITIONING),
                in.get(FORCE_RECOVERY),
                in.get(ALLOW_RECOVERY),
                in.get(RECOVERY_MODE),
                in.get(AUTO_CACHE_RECOVER),
                SUBSCRIBE.read(in),
                PUBLISH.read(in),
                HISTORY.read(in),
                PRESENCE_ACCESS.read(in),
                in.get(ALLOW_USER_LIMITED),
                in.get(CHANNEL_REGEX).orElse(null),
                in.get(ALLOWED_DELTA_TYPES),
                in.get(DELTA_PUBLISH),
                in.get(PUBLICATION_DATA_FORMAT).orElse(format),
                new ChannelHooks(SUBSCRIBE_HOOK.read(in), PUBLISH_HOOK.read(in), SUB_REFRESH_HOOK.read(in)));
    }

    private static Setting<Boolean> flag(String name, String meaning) {
        return GROUP.add(name, bool(), "false", meaning);
    }
}
