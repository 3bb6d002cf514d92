package io.tidings.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HttpAnswerTest {

    private static final String LENGTH =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 37\r\n\r\n"
                    + "{\"result\":{\"offset\":127,\"epoch\":\"x\"}}";
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nd\r\n{\"result\":{}}\r\n0\r\n\r\n";

    private static HttpAnswer read(String text) {
        return HttpAnswer.read(text.getBytes(ISO_8859_1), text.length());
    }

    @Test
    void an_answer_is_there_with_its_last_byte_and_not_before() {
        for (String whole : new String[] {LENGTH, CHUNKED}) {
            for (int length = 0; length < whole.length(); length++) {
                assertNull(read(whole.substring(0, length)), whole.substring(0, length));
            }
            assertTrue(read(whole).isResult());
        }
    }

    @Test
    void it_says_what_was_published_and_whether_the_connection_ends() {
        assertEquals(127, read(LENGTH).offset());
        assertFalse(read(LENGTH).closes());
        assertEquals(0, read(CHUNKED).offset());
        assertTrue(read(CHUNKED).closes());
    }

    @Test
    void an_error_is_no_result_whatever_its_status() {
        assertFalse(read("HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{\"error\":{\"code\":102}}")
                .isResult());
        assertFalse(read("HTTP/1.1 503 Busy\r\nContent-Length: 13\r\n\r\n{\"result\":{}}")
                .isResult());
    }

    @Test
    void what_is_no_answer_is_refused() {
        assertThrows(IllegalStateException.class, () -> read("SSH-2.0\r\n\r\n"));
        assertThrows(IllegalStateException.class, () -> read("HTTP/1.1 200 OK\r\n\r\n"));
    }
}
