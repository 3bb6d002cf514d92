package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.protocol.Payload;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesClaimTest {

    private static final String CLAIMS = "{\"roles\":[\"a\",\"b\"],\"role\":\"a\",\"none\":[],\"null\":null,"
            + "\"realm_access\":{\"roles\":[\"c\"]},\"https://example.com/roles\":[\"d\"],"
            + "\"resource\":{\"shop\":{\"roles\":[\"e\"]}},"
            + "\"scope\":\" read  write \",\"token\":{\"scp\":\"read write\"},\"empty\":\"\",\"number\":1,\"mixed\":[\"a\",1],\"object\":{\"x\":1}}";

    @ParameterizedTest
    @CsvSource({
        "roles, a b",
        "role, a",
        "none, ''",
        "null, ''",
        "missing, ''",
        "realm_access.roles, c",
        "realm_access.missing, ''",
        "roles.inner, ''",
        "resource.shop.roles, e",
        "https://example.com/roles, d",
        "scope, read write",
        "token.scp, read write",
        "empty, ''",
        "'', ''"
    })
    void roles_are_found_by_name_or_path(String path, String roles) throws ParseException {
        Set<String> expected = roles.isEmpty() ? Set.of() : Set.of(roles.split(" "));
        assertEquals(expected, RolesClaim.of(claims(), path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "mixed", "object"})
    void what_are_no_roles_is_not_taken_for_none(String path) {
        assertThrows(ParseException.class, () -> RolesClaim.of(claims(), path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"roles\":\"shop admin\"}", "{\"roles\":[\"shop admin\"]}"})
    void a_role_of_two_words_is_neither_of_them(String json) throws ParseException {
        assertEquals(Set.of("shop admin"), RolesClaim.of(parse(json), "roles"));
    }

    @Test
    void a_list_of_scopes_is_taken_as_it_is() throws ParseException {
        assertEquals(Set.of("a", "b c"), RolesClaim.of(parse("{\"scope\":[\"a\",\"b c\"]}"), "scope"));
    }

    @Test
    void half_a_character_is_no_role() {
        assertThrows(ParseException.class, () -> RolesClaim.of(parse("{\"roles\":[\"\\ud800\"]}"), "roles"));
    }

    @Test
    void a_role_that_is_given_twice_is_one() throws ParseException {
        assertEquals(Set.of("a"), RolesClaim.of(parse("{\"roles\":[\"a\",\"a\"]}"), "roles"));
    }

    private static ClaimSet claims() throws ParseException {
        return parse(CLAIMS);
    }

    private static ClaimSet parse(String json) throws ParseException {
        return ClaimSet.parse(Payload.of(json.getBytes(StandardCharsets.UTF_8)));
    }
}
