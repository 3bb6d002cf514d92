package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tidings.hub.Proof;
import io.tidings.security.RelyingParty.Renewal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a login when the provider is asked again. */
class RelyingPartyRenewalTest {

    private final FakeProvider provider = new FakeProvider();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_login_goes_on_with_the_same_name_while_its_roles_stay() {
        OidcLogin before = login();
        provider.gives(provider.idToken("", claims -> claims.remove("nonce")), "r2");

        OidcLogin after = good(provider.party().renew(before));
        assertEquals("refresh_token", provider.asked.get(0).get("grant_type"));
        assertEquals("r1", provider.asked.get(0).get("refresh_token"));
        assertEquals("r2", after.refreshToken());
        assertEquals(before.proof(), after.proof());
        assertEquals(before.key(), after.key());
    }

    @Test
    void other_roles_make_it_another_login_for_its_connections() {
        OidcLogin before = login();
        provider.gives(provider.idToken("", claims -> claims.put("realm", Map.of("roles", List.of("guest")))), "r2");

        OidcLogin after = good(provider.party().renew(before));
        assertEquals(Set.of("guest"), after.roles());
        assertNotEquals(before.proof().id(), after.proof().id());
        assertEquals(before.proof().issuedAt(), after.proof().issuedAt());
        assertEquals(before.key(), after.key());
    }

    @Test
    void a_provider_that_gives_no_new_tokens_changes_nothing() {
        provider.answer = "{\"access_token\":\"x\"}";
        assertEquals(login(), good(provider.party().renew(login())));
    }

    @Test
    void a_login_that_the_provider_ended_or_that_is_somebody_else_is_over() {
        RelyingParty party = provider.party();
        provider.refuses(400, "invalid_grant");
        assertInstanceOf(Renewal.Over.class, party.renew(login()));
        provider.gives(provider.idToken("", claims -> claims.put("sub", "ben")), "r2");
        assertInstanceOf(Renewal.Over.class, party.renew(login()));
    }

    @Test
    void a_provider_that_cannot_say_ends_nothing() {
        RelyingParty party = provider.party();
        provider.refuses(503, "x");
        assertInstanceOf(Renewal.Unknown.class, party.renew(login()));
        provider.answer = "<html>";
        assertInstanceOf(Renewal.Unknown.class, party.renew(login()));
        provider.close();
        assertInstanceOf(Renewal.Unknown.class, party.renew(login()));
    }

    /** Of anna, who is a member. */
    static OidcLogin login() {
        return new OidcLogin("k", "anna", Set.of("member"), new Proof("p", Configs.NOW), "anna", "s1", "i1", "r1");
    }

    private static OidcLogin good(Renewal renewal) {
        return assertInstanceOf(Renewal.Good.class, renewal).login();
    }
}
