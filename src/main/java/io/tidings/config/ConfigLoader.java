package io.tidings.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Builds the configuration once, at the start. */
public final class ConfigLoader {

    private ConfigLoader() {}

    /**
     * Reads and checks every setting. Wrong values come first, then keys that do not exist, then, where all values are
     * readable, what settings demand of each other.
     *
     * @param warnings told, a line at a time, what is possible but worth a second look; never a secret
     * @throws ConfigurationException when anything is wrong; nothing is started with a part of a configuration
     */
    public static TidingsConfig load(SettingSource source, Consumer<String> warnings) {
        SettingReader reader = new SettingReader(source);
        TidingsConfig config = ServerSettings.read(reader);
        List<Problem> problems = new ArrayList<>(reader.problems());
        boolean readable = problems.isEmpty();
        problems.addAll(unknownKeys(source, config, reader));
        if (readable) {
            CrossChecks.check(reader, config);
            problems.addAll(reader.problems());
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        warn(config, warnings);
        return config;
    }

    /** Where a list of names is wrong, what is under them cannot be judged. */
    private static List<Problem> unknownKeys(SettingSource source, TidingsConfig config, SettingReader reader) {
        List<String> unread = Stream.of(ChannelSettings.NAMESPACES, RpcSettings.NAMESPACES, ProxySettings.NAMES)
                .map(Setting::key)
                .filter(list ->
                        reader.problems().stream().anyMatch(each -> each.key().equals(list)))
                .toList();
        return UnknownKeys.among(source.names(), Catalogue.Listed.in(config)).stream()
                .filter(each -> unread.stream().noneMatch(list -> each.key().startsWith(list + ".")))
                .toList();
    }

    private static void warn(TidingsConfig config, Consumer<String> warnings) {
        ClientConfig client = config.client();
        if (config.mode() == Mode.DEVELOPMENT) {
            warnings.accept(ServerSettings.MODE.key() + "=development"
                    + (client.insecure()
                            ? " with " + ClientSettings.INSECURE.key() + "=true: everybody may do everything"
                            : "")
                    + "; not for servers that others can reach");
        }
        TokenConfig token = client.token();
        AuthMode auth = config.auth().mode();
        boolean nobody = auth != AuthMode.CONTAINER
                && !auth.acceptsNobody()
                && !token.acceptsAny()
                && !config.auth().oidc().enabled()
                && !client.allowAnonymousConnectWithoutToken()
                && !config.clientProxy().connectEnabled()
                && !client.insecure();
        if (nobody) {
            String who = auth.acceptsLogins() ? "only those whom the container knows" : "nobody";
            warnings.accept(who + " can connect: " + TokenSettings.SECRET.key() + " is empty and "
                    + ClientSettings.ALLOW_ANONYMOUS.key() + " is false");
        }
        warnOfKeys(token, config.mode(), warnings);
        URI issuer = config.auth().oidc().issuer();
        if (config.mode() == Mode.PRODUCTION && issuer != null && "http".equals(issuer.getScheme())) {
            warnings.accept(OidcSettings.ISSUER.key()
                    + " is not https: who can change what it answers on its way can be" + " anybody here");
        }
    }

    private static void warnOfKeys(TokenConfig token, Mode mode, Consumer<String> warnings) {
        URI endpoint = token.jwksPublicEndpoint();
        if (endpoint == null) {
            return;
        }
        if (!token.hmacSecretKey().isEmpty()) {
            warnings.accept(TokenSettings.SECRET.key() + " is not used: with " + TokenSettings.JWKS.key()
                    + " only the keys of that address count");
        }
        if (mode == Mode.PRODUCTION && "http".equals(endpoint.getScheme())) {
            warnings.accept(TokenSettings.JWKS.key() + " is not https: who can change what it answers on its way can be"
                    + " anybody here");
        }
    }
}
