package io.tidings.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that only settings of backends have. */
final class ProxyTypes {

    /** RFC 9110 section 5.1. */
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** What the HTTP client sets itself, or the protocol does. */
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "content-type", "expect", "host", "transfer-encoding", "upgrade");

    /** The text must not be JSON, which SDKs would misread. */
    private static final Pattern TRANSFORM = Pattern.compile(
            "([1-5][0-9]{2})=(error|disconnect):([0-9]{3,4}):((?!(?:true|false|null)\\b)[A-Za-z][ -+.-9;-~-]{0,99})(:temporary)?");

    private ProxyTypes() {}

    /** A URL that is asked over HTTP, or none. */
    static ValueType<String> endpoint() {
        String allowed = "a URL that begins with http:// or https://";
        return new ValueType<>("", allowed.replaceAll("(http\\S+)", "`$1`"), "", allowed, false, text -> {
            if (text.isEmpty()) {
                return text;
            }
            if (text.toLowerCase(Locale.ROOT).startsWith("grpc")) {
                throw new IllegalArgumentException("gRPC endpoints are not supported");
            }
            try {
                URI uri = new URI(text);
                boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
                if (!http || uri.getHost() == null) {
                    throw new IllegalArgumentException("");
                }
                return text;
            } catch (URISyntaxException wrong) {
                throw new IllegalArgumentException(wrong.getReason(), wrong);
            }
        });
    }

    /** Headers with their values; kept out of logs, because a key may be among them. */
    static ValueType<Map<String, String>> staticHeaders() {
        String allowed = "comma-separated headers such as X-Key=value, none of those that the HTTP client sets itself";
        return new ValueType<>(
                "",
                "comma-separated headers such as `X-Key=value`; a secret, never logged",
                "",
                allowed,
                true,
                ProxyTypes::headers);
    }

    /** Names of headers, in lower case. */
    static ValueType<List<String>> headerNames() {
        String allowed = "comma-separated names of headers, none of those that the HTTP client sets itself";
        return new ValueType<>("", allowed, "", allowed, false, text -> {
            if (text.isEmpty()) {
                return List.of();
            }
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .peek(name -> accept(isHeader(name)))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
        });
    }

    /** What clients are told for a status. */
    static ValueType<List<StatusTransform>> statusTransforms() {
        String allowed = "comma-separated, such as 404=error:404:not found, 503=error:1503:later:temporary or"
                + " 403=disconnect:4503:go away, each status once";
        return new ValueType<>(
                "",
                "comma-separated, such as `404=error:404:not found`, `503=error:1503:later:temporary` or"
                        + " `403=disconnect:4503:go away`, each status once",
                "",
                allowed,
                false,
                text -> {
                    List<StatusTransform> transforms = text.isEmpty()
                            ? List.of()
                            : Arrays.stream(text.split(",", -1))
                                    .map(each -> transform(each.strip()))
                                    .toList();
                    accept(transforms.stream()
                                    .map(StatusTransform::status)
                                    .distinct()
                                    .count()
                            == transforms.size());
                    return transforms;
                });
    }

    private static StatusTransform transform(String text) {
        Matcher parts = TRANSFORM.matcher(text);
        accept(parts.matches());
        int status = Integer.parseInt(parts.group(1));
        boolean disconnect = parts.group(2).equals("disconnect");
        int code = Integer.parseInt(parts.group(3));
        boolean temporary = parts.group(5) != null;
        accept(status != 200
                && (disconnect ? code >= 3000 && code <= 4999 && !temporary : code >= 400 && code <= 1999));
        return new StatusTransform(status, disconnect, code, parts.group(4), temporary);
    }

    private static void accept(boolean good) {
        if (!good) {
            throw new IllegalArgumentException("");
        }
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (!text.isEmpty()) {
            for (String each : text.split(",", -1)) {
                int equals = each.indexOf('=');
                String name = equals < 0 ? "" : each.substring(0, equals).strip();
                String value = each.substring(equals + 1).strip();
                boolean printable = value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
                if (!isHeader(name) || !printable || headers.put(name, value) != null) {
                    throw new IllegalArgumentException("");
                }
            }
        }
        return Collections.unmodifiableMap(headers);
    }

    private static boolean isHeader(String name) {
        return HEADER.matcher(name).matches() && !OURS.contains(name.toLowerCase(Locale.ROOT));
    }
}
