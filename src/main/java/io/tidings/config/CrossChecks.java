package io.tidings.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/** What settings demand of each other. Notes problems in the reader; each names the setting that has to give way. */
final class CrossChecks {

    /** HS256 wants a key of at least the size of its hash (RFC 7518 section 3.2). */
    private static final int SECRET_BYTES = 32;

    /** Enough for 96 bits in Base64; who guesses has to wait after a few attempts. */
    private static final int KEY_CHARACTERS = 16;

    private final SettingReader in;
    private final TidingsConfig config;

    private CrossChecks(SettingReader in, TidingsConfig config) {
        this.in = in;
        this.config = config;
    }

    static void check(SettingReader in, TidingsConfig config) {
        CrossChecks checks = new CrossChecks(in, config);
        checks.mode();
        checks.pings();
        checks.burst();
        checks.secrets();
        checks.tokensAlone();
        checks.oidc();
        ChannelConfig channel = config.channel();
        checks.options(in.under(ChannelSettings.WITHOUT_NAMESPACE), channel.withoutNamespace());
        channel.namespaces()
                .forEach((name, options) -> checks.options(in.under(ChannelSettings.prefix(name)), options));
        checks.personalChannel();
        checks.announcements();
        checks.api();
        ProxyChecks.check(in, config);
    }

    private void api() {
        HttpApiConfig api = config.http().api();
        if (!api.key().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            in.refuse(HttpApiSettings.KEY, "must be printable ASCII without blanks, because it travels in a header");
        }
        if (config.mode() != Mode.PRODUCTION) {
            return;
        }
        if (!api.key().isEmpty() && api.key().length() < KEY_CHARACTERS) {
            in.refuse(
                    HttpApiSettings.KEY, "must be at least " + KEY_CHARACTERS + " characters long in production mode");
        }
        if (api.insecure()) {
            in.refuse(HttpApiSettings.INSECURE, "must be false unless " + in.key(ServerSettings.MODE) + "=development");
        }
    }

    private void mode() {
        if (config.client().insecure() && config.mode() == Mode.PRODUCTION) {
            in.refuse(ClientSettings.INSECURE, "must be false unless " + in.key(ServerSettings.MODE) + "=development");
        }
    }

    private void pings() {
        Duration interval = config.client().pingInterval();
        Duration timeout = config.client().pongTimeout();
        if (!interval.isZero() && !timeout.isZero() && interval.compareTo(timeout) <= 0) {
            in.refuse(
                    ClientSettings.PING_INTERVAL,
                    "must be longer than " + in.shown(ClientSettings.PONG_TIMEOUT) + ", or one of them 0");
        }
    }

    /** The SDKs send connect and all subscribe commands at once. */
    private void burst() {
        LimitConfig limit = config.limit();
        if (limit.commandRate() > 0 && limit.commandBurst() <= config.client().channelLimit()) {
            in.refuse(
                    LimitSettings.COMMAND_BURST,
                    "must be more than " + in.shown(ClientSettings.CHANNEL_LIMIT) + ", for a client that subscribes to"
                            + " them all when it connects");
        }
    }

    private void secrets() {
        TokenConfig token = config.client().token();
        secret(TokenSettings.SECRET, token.hmacSecretKey());
        secret(TokenSettings.PREVIOUS_SECRET, token.hmacPreviousSecretKey());
        if (token.hmacSecretKey().isEmpty() && !token.hmacPreviousSecretKey().isEmpty()) {
            in.refuse(TokenSettings.PREVIOUS_SECRET, "needs " + in.key(TokenSettings.SECRET) + " too");
        }
        if (token.hmacPreviousSecretKey().isEmpty() && token.hmacPreviousSecretKeyValidUntil() != null) {
            in.refuse(TokenSettings.PREVIOUS_VALID_UNTIL, "needs " + in.key(TokenSettings.PREVIOUS_SECRET) + " too");
        }
    }

    /** A server in production that only knows tokens, and no key of any: not even its operator can mean that. */
    private void tokensAlone() {
        ClientConfig client = config.client();
        if (config.mode() == Mode.PRODUCTION
                && config.auth().mode() == AuthMode.TOKEN
                && !client.token().acceptsAny()
                && !client.allowAnonymousConnectWithoutToken()) {
            in.refuse(
                    AuthSettings.MODE,
                    "needs " + in.key(TokenSettings.SECRET) + ", a public key, or " + in.key(TokenSettings.JWKS)
                            + " in production mode: there is no default secret");
        }
    }

    private void oidc() {
        OidcConfig oidc = config.auth().oidc();
        if (oidc.enabled() == oidc.clientId().isEmpty()) {
            in.refuse(
                    oidc.enabled() ? OidcSettings.CLIENT_ID : OidcSettings.ISSUER,
                    "needed with " + in.key(oidc.enabled() ? OidcSettings.ISSUER : OidcSettings.CLIENT_ID));
        }
        if (oidc.enabled() && !config.auth().mode().acceptsLogins()) {
            in.refuse(OidcSettings.ISSUER, "logins count nothing with " + in.shown(AuthSettings.MODE));
        }
    }

    private void secret(Setting<String> setting, String secret) {
        if (config.mode() == Mode.PRODUCTION && !secret.isEmpty() && secret.getBytes(UTF_8).length < SECRET_BYTES) {
            in.refuse(setting, "must be at least " + SECRET_BYTES + " bytes long in production mode");
        }
    }

    private void options(SettingReader at, ChannelOptions options) {
        boolean size = options.historySize() > 0;
        boolean ttl = !options.historyTtl().isZero();
        if (size && !ttl) {
            at.refuse(NamespaceSettings.HISTORY_SIZE, "needs " + at.key(NamespaceSettings.HISTORY_TTL) + " too");
        }
        if (ttl && !size) {
            at.refuse(NamespaceSettings.HISTORY_TTL, "needs " + at.key(NamespaceSettings.HISTORY_SIZE) + " too");
        }
        metaTtl(at, options);
        if (!size && !ttl) {
            needsHistory(at, options.forceRecovery(), NamespaceSettings.FORCE_RECOVERY);
            needsHistory(at, options.deltaPublish(), NamespaceSettings.DELTA_PUBLISH);
        }
        boolean cache = options.forceRecovery() && options.recoveryMode() == RecoveryMode.CACHE;
        if (options.autoCacheRecover() && !cache) {
            at.refuse(
                    NamespaceSettings.AUTO_CACHE_RECOVER,
                    "needs " + at.key(NamespaceSettings.FORCE_RECOVERY) + "=true and "
                            + at.key(NamespaceSettings.RECOVERY_MODE) + "=cache");
        }
    }

    private static void needsHistory(SettingReader at, boolean on, Setting<Boolean> setting) {
        if (on) {
            at.refuse(
                    setting,
                    "needs history: " + at.key(NamespaceSettings.HISTORY_SIZE) + " and "
                            + at.key(NamespaceSettings.HISTORY_TTL));
        }
    }

    private void metaTtl(SettingReader at, ChannelOptions options) {
        if (options.historyMetaTtl().compareTo(options.historyTtl()) >= 0) {
            return;
        }
        boolean inherited = at.get(NamespaceSettings.HISTORY_META_TTL).isZero();
        if (inherited) {
            at.refuse(
                    NamespaceSettings.HISTORY_TTL,
                    "must not be longer than " + in.shown(ChannelSettings.HISTORY_META_TTL) + "; set "
                            + at.key(NamespaceSettings.HISTORY_META_TTL) + " to at least the same");
        } else {
            at.refuse(
                    NamespaceSettings.HISTORY_META_TTL,
                    "must not be shorter than " + at.shown(NamespaceSettings.HISTORY_TTL));
        }
    }

    private void announcements() {
        AnnouncementsConfig announcements = config.http().announcements();
        if (!announcements.enabled()) {
            return;
        }
        String name = announcements.channel();
        int boundary = name.indexOf(':');
        String namespace = boundary < 0 ? "" : name.substring(0, boundary);
        ChannelOptions options = namespace.isEmpty()
                ? config.channel().withoutNamespace()
                : config.channel().namespaces().get(namespace);
        if (options == null) {
            in.refuse(
                    HttpSettings.CHANNEL,
                    "must be in a namespace listed in " + in.shown(ChannelSettings.NAMESPACES) + ", or in none");
        } else if (!options.hasHistory()) {
            String prefix = namespace.isEmpty() ? ChannelSettings.WITHOUT_NAMESPACE : ChannelSettings.prefix(namespace);
            in.refuse(
                    HttpSettings.CHANNEL,
                    "needs history: " + prefix + NamespaceSettings.HISTORY_SIZE.key() + " and " + prefix
                            + NamespaceSettings.HISTORY_TTL.key());
        }
    }

    private void personalChannel() {
        PersonalChannelConfig personal = config.client().personalChannel();
        String namespace = personal.namespace();
        boolean outside = namespace.isEmpty();
        ChannelOptions options = outside
                ? config.channel().withoutNamespace()
                : config.channel().namespaces().get(namespace);
        if (options == null) {
            in.refuse(
                    PersonalChannelSettings.NAMESPACE,
                    "must be a name listed in " + in.shown(ChannelSettings.NAMESPACES));
            return;
        }
        if (!personal.singleConnection()) {
            return;
        }
        if (!personal.enabled()) {
            in.refuse(
                    PersonalChannelSettings.SINGLE_CONNECTION,
                    "needs " + in.key(PersonalChannelSettings.ENABLED) + "=true");
        } else if (!options.presence()) {
            String prefix = outside ? ChannelSettings.WITHOUT_NAMESPACE : ChannelSettings.prefix(namespace);
            in.refuse(
                    PersonalChannelSettings.SINGLE_CONNECTION,
                    "needs " + prefix + NamespaceSettings.PRESENCE.key() + "=true");
        }
    }
}
