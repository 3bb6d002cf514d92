package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenConfigTest {

    @Test
    void the_text_of_a_whole_configuration_has_no_secret() {
        String text = TestConfig.with(
                        "tidings.client.token.hmac_secret_key=top-secret",
                        "tidings.client.token.hmac_previous_secret_key=old-secret",
                        "tidings.client.token.audience=shop")
                .toString();
        assertFalse(text.contains("secret"), text);
        assertTrue(text.contains("audience=shop"), text);
    }
}
