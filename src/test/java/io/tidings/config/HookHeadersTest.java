package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookHeadersTest {

    private final HookHeaders passedOn = new HookHeaders(TestConfig.with(
            "tidings.client.proxy.connect.http_headers=Cookie",
            "tidings.client.proxy.connect.emulated_headers=X-Page",
            "tidings.proxies=other",
            "tidings.proxies.other.endpoint=http://other.example/",
            "tidings.proxies.other.http_headers=X-Real"));

    @Test
    void what_some_hook_passes_on_is_kept_and_nothing_else() {
        Map<String, List<String>> request = Map.of(
                "cookie",
                List.of("a=1"),
                "x-real",
                List.of("one", "two"),
                "x-page",
                List.of("7"),
                "accept",
                List.of("*"));
        assertEquals(Map.of("cookie", "a=1", "x-real", "one, two"), passedOn.http(request::get));
        assertEquals(Map.of("x-page", "7"), passedOn.emulated(Map.of("X-PAGE", "7", "Cookie", "b=2", "x-other", "8")));
    }

    @Test
    void a_value_that_would_begin_another_header_is_dropped() {
        assertEquals(Map.of(), passedOn.emulated(Map.of("X-Page", "7\r\nX-Real: me")));
        assertEquals(Map.of(), passedOn.emulated(Map.of("X-Page", "7\u0085")));
        assertEquals(Map.of(), passedOn.emulated(Map.of("X-Page", "7".repeat(8193))));
    }

    @Test
    void without_hooks_nothing_is_kept() {
        HookHeaders none = new HookHeaders(TestConfig.defaults());
        assertEquals(Map.of(), none.http(name -> List.of("x")));
        assertEquals(Map.of(), none.emulated(Map.of("X-Page", "7")));
    }
}
