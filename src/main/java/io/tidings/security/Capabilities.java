package io.tidings.security;

import io.tidings.hub.Capability;
import io.tidings.hub.ChannelMatcher;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Operation;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the claim {@code caps}, as Centrifugo PRO has it: a list of
 * {@code {"channels": ["news:*"], "match": "wildcard", "allow": ["sub", "pub", "prs", "hst"]}}.
 */
final class Capabilities {

    private static final String WILDCARD = "wildcard";
    private static final String REGEX = "regex";
    private static final Set<String> MATCHES = Set.of("", WILDCARD, REGEX);

    private Capabilities() {}

    /** Without {@code match}, channels are meant by their very names. An unknown one is refused: nobody could keep to it. */
    static List<Capability> read(ClaimSet claims) throws ParseException {
        List<Capability> capabilities = new ArrayList<>();
        int expressions = 0;
        for (ClaimSet each : claims.objects("caps")) {
            String match = each.text("match");
            List<String> names = each.list("channels");
            expressions += match.equals(REGEX) ? names.size() : 0;
            if (!MATCHES.contains(match)) {
                throw new ParseException("claim match is not of wildcard, regex", 0);
            }
            if (expressions > ChannelRegex.MOST) {
                throw new ParseException("claim caps has too many expressions", 0);
            }
            List<ChannelMatcher> channels = new ArrayList<>();
            for (String name : names) {
                channels.add(channel(match, name));
            }
            capabilities.add(new Capability(channels, operations(each.list("allow"))));
        }
        return capabilities;
    }

    private static ChannelMatcher channel(String match, String name) throws ParseException {
        return switch (match) {
            case REGEX -> ChannelRegex.of(name);
            case WILDCARD -> ChannelPattern.of(name);
            default -> ChannelPattern.literal(name);
        };
    }

    private static Set<Operation> operations(List<String> words) throws ParseException {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (String word : words) {
            operations.add(
                    switch (word) {
                        case "sub" -> Operation.SUBSCRIBE;
                        case "pub" -> Operation.PUBLISH;
                        case "prs" -> Operation.PRESENCE;
                        case "hst" -> Operation.HISTORY;
                        default -> throw new ParseException("claim allow is not of sub, pub, prs, hst", 0);
                    });
        }
        return operations;
    }
}
