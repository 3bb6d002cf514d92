package io.tidings.security;

import io.tidings.hub.Capability;
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

    private Capabilities() {}

    /** Without {@code match}, channels are meant by their very names. Another one is refused: nobody could keep to it. */
    static List<Capability> read(ClaimSet claims) throws ParseException {
        List<Capability> capabilities = new ArrayList<>();
        for (ClaimSet each : claims.objects("caps")) {
            String match = each.text("match");
            if (!match.isEmpty() && !match.equals(WILDCARD)) {
                throw new ParseException("claim match is not " + WILDCARD, 0);
            }
            List<ChannelPattern> channels = each.list("channels").stream()
                    .map(match.isEmpty() ? ChannelPattern::literal : ChannelPattern::of)
                    .toList();
            capabilities.add(new Capability(channels, operations(each.list("allow"))));
        }
        return capabilities;
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
