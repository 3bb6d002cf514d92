package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerMessageDeflateTest {

    private static final String ANSWER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private static String answer(String... offered) {
        return PerMessageDeflate.answer(List.of(offered));
    }

    /** Of Chromium and Firefox, of the npm package ws, of OkHttp and gorilla. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate",
                "permessage-deflate;client_max_window_bits=12",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "PerMessage-Deflate ; client_max_window_bits = \"10\"",
                "x-webkit-deflate-frame, permessage-deflate",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate"
            })
    void what_clients_offer_is_agreed_on_without_context(String offer) {
        assertEquals(ANSWER, answer(offer));
    }

    @Test
    void the_largest_window_may_be_asked_for() {
        assertEquals(ANSWER + "; server_max_window_bits=15", answer("permessage-deflate; server_max_window_bits=15"));
    }

    @Test
    void offers_may_come_in_several_headers() {
        assertEquals(ANSWER, answer("foo", "permessage-deflate"));
    }

    /** RFC 7692 section 7.1: what cannot be kept, is unknown, comes twice or makes no sense is declined. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ",,",
                "permessage-bzip2",
                "permessage-deflate; server_max_window_bits=10",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=",
                "permessage-deflate; client_max_window_bits=015",
                "permessage-deflate; client_max_window_bits; client_max_window_bits",
                "permessage-deflate; server_no_context_takeover=true",
                "permessage-deflate; server_no_context_takeover=\"\"",
                "permessage-deflate; permessage-deflate",
                "permessage-deflate; unknown",
                "permessage-deflate;",
                "permessage-deflate=1"
            })
    void what_cannot_be_kept_is_declined(String offer) {
        assertNull(answer(offer));
    }
}
