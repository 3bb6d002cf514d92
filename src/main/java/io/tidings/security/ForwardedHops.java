package io.tidings.security;

import io.tidings.config.ForwardedHeader;
import io.tidings.config.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads which addresses a request passed through, as the proxies on its way wrote them down.
 *
 * <p>Commas separate, inside of quotes too: no address has any, and a client that opens a quote and leaves it open must
 * not swallow what a proxy adds after it.
 */
final class ForwardedHops {

    private static final String FOR = "for";

    private ForwardedHops() {}

    /**
     * The addresses in the order of the header, the last one added by the nearest proxy.
     *
     * @param lines the values of all header fields of that name, in their order
     * @return an empty one where a hop gives no address: it is malformed, {@code unknown}, or a made-up name (RFC 7239
     *     section 6.3)
     */
    static List<Optional<IpAddress>> read(List<String> lines, ForwardedHeader header) {
        List<Optional<IpAddress>> hops = new ArrayList<>();
        for (String line : lines) {
            for (String element : line.split(",", -1)) {
                hops.add(header == ForwardedHeader.FORWARDED ? forParameter(element) : node(element.strip()));
            }
        }
        return hops;
    }

    /** The address in {@code for=192.0.2.60;proto=http}; none where it is missing or there twice. */
    private static Optional<IpAddress> forParameter(String element) {
        String found = null;
        for (String pair : element.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).strip().equalsIgnoreCase(FOR)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = pair.substring(equals + 1).strip();
            }
        }
        return found == null ? Optional.empty() : node(unquoted(found));
    }

    /** An address, of version 6 mostly in brackets, with or without a port. */
    private static Optional<IpAddress> node(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            boolean whole = end > 0 && isPort(text.substring(end + 1));
            return whole ? IpAddress.parse(text.substring(1, end)) : Optional.empty();
        }
        int colon = text.indexOf(':');
        boolean one = colon >= 0 && colon == text.lastIndexOf(':');
        if (one) {
            return isPort(text.substring(colon)) ? IpAddress.parse(text.substring(0, colon)) : Optional.empty();
        }
        return IpAddress.parse(text);
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":[0-9]{1,5}");
    }

    /** What a quoted string says (RFC 9110 section 5.6.4); no address needs an escape, so one with any stays as it is. */
    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
