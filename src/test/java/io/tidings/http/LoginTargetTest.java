package io.tidings.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No link leads through a login to another server. */
class LoginTargetTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/, true",
                "/shop/?room=a%20b&x=1#here, true",
                "/a//b, true",
                "//evil.example/, false",
                "/\\evil.example, false",
                "/a\\b, false",
                "https://evil.example/, false",
                "evil.example, false",
                "javascript:alert(1), false",
                "` /`, false",
                "/a b, false",
                "/\t/evil.example, false",
                "/\u00e4, false",
                "``, false"
            })
    void a_target_is_a_path_of_this_server(String target, boolean good) {
        assertEquals(good, LoginTarget.isPath(target));
    }
}
