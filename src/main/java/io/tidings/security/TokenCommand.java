package io.tidings.security;

import io.tidings.config.TokenConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * {@code bin/token}: prints a token, and nothing else, on standard output.
 *
 * <p>Exit status 0, or 2 after one line on standard error that says what is wrong. Secret, audience, issuer and user id
 * claim come from where the server has them, the environment before the file, so that it accepts the token.
 */
public final class TokenCommand {

    private static final String DEFAULT_FILE = "payara-config/development.properties";
    private static final String PREFIX = "tidings.client.token.";

    private static final String HELP = """
            bin/token --user USER [options]           a connection token
            bin/token --user USER --channel CHANNEL   a subscription token

              --user USER        user id; "" for an anonymous user
              --channel CHANNEL  the channel that the subscription token is good for
              --ttl DURATION     how long token and connection or subscription last: 90s, 15m,
                                 1h30m; 0 for ever; default 1h
              --info JSON        what other clients see about this one
              --subs A,B         channels that the server subscribes the connection to
              --secret SECRET    what to sign with; else the environment variable
                                 TIDINGS_CLIENT_TOKEN_HMAC_SECRET_KEY; else the file
              --config FILE      properties file with tidings.client.token.hmac_secret_key;
                                 default payara-config/development.properties
              --help             this text

            The token is all that is printed. A client connects with the first kind, and proves
            with the second that it may subscribe to one channel; both name the same user:

              const client = new Centrifuge('ws://localhost:8080/connection/websocket',
                  { token: '...' })               // bin/token --user anna
              const room = client.newSubscription('chat:lobby',
                  { token: '...' })               // bin/token --user anna --channel chat:lobby
            """;

    private final Map<String, String> environment;
    private final Path directory;
    private final Clock clock;

    /** {@code directory}: where relative file names start. */
    TokenCommand(Map<String, String> environment, Path directory, Clock clock) {
        this.environment = environment;
        this.directory = directory;
        this.clock = clock;
    }

    public static void main(String[] args) {
        TokenCommand command = new TokenCommand(System.getenv(), Path.of(""), Clock.systemUTC());
        System.exit(command.run(System.out, System.err, args));
    }

    /** Returns the exit status. */
    int run(PrintStream out, PrintStream err, String... args) {
        if (List.of(args).contains("--help") || Arrays.equals(args, new String[] {"-h"})) {
            out.print(HELP);
            return 0;
        }
        try {
            out.println(mint(TokenOptions.parse(args)));
            return 0;
        } catch (TokenOptions.Wrong e) {
            String line = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
            err.println("bin/token: " + line + " (--help tells more)");
            return 2;
        }
    }

    private String mint(TokenOptions options) throws TokenOptions.Wrong {
        TokenMinter minter = new TokenMinter(config(options), clock);
        return options.channel().isEmpty()
                ? minter.connection(options.user(), options.ttl(), options.info(), options.subs())
                : minter.subscription(options.user(), options.channel(), options.ttl(), options.info());
    }

    private TokenConfig config(TokenOptions options) throws TokenOptions.Wrong {
        Properties file = file(options.config());
        String secret = options.secret().isEmpty() ? value(file, "hmac_secret_key", "") : options.secret();
        if (secret.isEmpty()) {
            throw new TokenOptions.Wrong(
                    "no secret: give --secret, set " + variable("hmac_secret_key") + ", or write " + PREFIX
                            + "hmac_secret_key into " + (options.config().isEmpty() ? DEFAULT_FILE : options.config()));
        }
        return new TokenConfig(
                secret,
                "",
                null,
                value(file, "audience", ""),
                value(file, "issuer", ""),
                value(file, "user_id_claim", "sub"));
    }

    /** As the server reads it: blanks around a value do not count, and an empty variable takes the file's value away. */
    private String value(Properties file, String name, String otherwise) {
        String variable = environment.get(variable(name));
        String value = (variable == null ? file.getProperty(PREFIX + name, "") : variable).strip();
        return value.isEmpty() ? otherwise : value;
    }

    /** The name under which MicroProfile Config looks a key up in the environment. */
    private static String variable(String name) {
        return (PREFIX + name).replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Only the default file may be missing. */
    private Properties file(String name) throws TokenOptions.Wrong {
        Properties properties = new Properties();
        try {
            Path path = directory.resolve(name.isEmpty() ? DEFAULT_FILE : name);
            if (name.isEmpty() && !Files.exists(path)) {
                return properties;
            }
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            }
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new TokenOptions.Wrong("cannot read " + (name.isEmpty() ? DEFAULT_FILE : name));
        }
    }
}
