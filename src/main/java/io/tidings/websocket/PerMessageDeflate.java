package io.tidings.websocket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of permessage-deflate (RFC 7692 section 7.1), for compression that keeps nothing from one message to the
 * next: so what was compressed once serves all clients, and a connection that says nothing holds no memory for it.
 */
final class PerMessageDeflate {

    /** Where extensions are offered and accepted. */
    static final String HEADER = "Sec-WebSocket-Extensions";

    private static final String NAME = "permessage-deflate";
    private static final String SERVER_FORGETS = "server_no_context_takeover";
    private static final String CLIENT_FORGETS = "client_no_context_takeover";
    private static final String SERVER_WINDOW = "server_max_window_bits";
    private static final String CLIENT_WINDOW = "client_max_window_bits";

    /** The one window that Java's compressor has. */
    private static final String LARGEST_WINDOW = "=15";

    private static final List<String> WINDOWS =
            IntStream.rangeClosed(8, 15).mapToObj(bits -> "=" + bits).toList();

    /** Other than a value that is empty, which is "=". */
    private static final String NO_VALUE = "";

    private PerMessageDeflate() {}

    /** The answer to the first offer that can be kept, from all values of the header; null if there is none. */
    static @Nullable String answer(List<String> offered) {
        return offered.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(PerMessageDeflate::answer)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** An offer with a parameter that is unknown, that comes twice, or whose value cannot be, is declined. */
    private static @Nullable String answer(String offer) {
        String[] parts = offer.split(";", -1);
        if (!parts[0].strip().equalsIgnoreCase(NAME)) {
            return null;
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String part : parts) {
            String[] pair = part.strip().split("=", 2);
            String name = pair[0].strip().toLowerCase(Locale.ROOT);
            if (parameters.put(name, pair.length == 1 ? NO_VALUE : "=" + unquoted(pair[1])) != null) {
                return null;
            }
        }
        parameters.remove(NAME);
        if (!parameters.entrySet().stream().allMatch(each -> isKept(each.getKey(), each.getValue()))) {
            return null;
        }
        String answer = String.join("; ", NAME, SERVER_FORGETS, CLIENT_FORGETS);
        return parameters.containsKey(SERVER_WINDOW) ? answer + "; " + SERVER_WINDOW + LARGEST_WINDOW : answer;
    }

    private static boolean isKept(String name, String value) {
        return switch (name) {
            case SERVER_FORGETS, CLIENT_FORGETS -> value.equals(NO_VALUE);
            case SERVER_WINDOW -> value.equals(LARGEST_WINDOW);
            // a hint that we may pass over: what inflates takes any window
            case CLIENT_WINDOW -> value.equals(NO_VALUE) || WINDOWS.contains(value);
            default -> false;
        };
    }

    private static String unquoted(String value) {
        String text = value.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
