package io.tidings.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer over HTTP/1.1 (RFC 9112), as far as a driver needs it.
 *
 * @param body as it came; in chunks, if the server sends chunks
 * @param closes whether the server ends the connection after it
 */
record HttpAnswer(int status, String body, boolean closes) {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String END_OF_CHUNKS = "0\r\n\r\n";

    /**
     * The answer that these bytes are; null while it is not whole.
     *
     * @throws IllegalStateException for what is no answer, or has no length
     */
    static @Nullable HttpAnswer read(byte[] b, int length) {
        String text = new String(b, 0, length, ISO_8859_1);
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return null;
        }
        if (!text.startsWith("HTTP/1.1 ")) {
            throw new IllegalStateException("no answer of HTTP/1.1: " + firstLine(text));
        }
        String headers = text.substring(0, head).toLowerCase(Locale.ROOT) + "\r\n";
        String body = text.substring(head + END_OF_HEAD.length());
        if (!isWhole(headers, body)) {
            return null;
        }
        int status = Integer.parseInt(text.substring(9, 12));
        return new HttpAnswer(status, body, headers.contains("\r\nconnection: close\r\n"));
    }

    private static boolean isWhole(String headers, String body) {
        if (headers.contains("\r\ntransfer-encoding: chunked\r\n")) {
            return body.endsWith(END_OF_CHUNKS);
        }
        String name = "\r\ncontent-length: ";
        int at = headers.indexOf(name);
        if (at < 0) {
            throw new IllegalStateException("an answer without a length: " + firstLine(headers));
        }
        int begin = at + name.length();
        return body.length() >= Integer.parseInt(headers.substring(begin, headers.indexOf('\r', begin)));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Whether the server did what it was asked for; errors of the server API come with status 200, too. */
    boolean isResult() {
        return status == 200 && body.contains("\"result\"") && !body.contains("\"error\"");
    }

    /** The offset of the publication; 0 in a channel without history. */
    long offset() {
        String name = "\"offset\":";
        int at = body.indexOf(name);
        long offset = 0;
        for (int i = at + name.length(); at >= 0 && i < body.length() && Character.isDigit(body.charAt(i)); i++) {
            offset = offset * 10 + body.charAt(i) - '0';
        }
        return offset;
    }
}
