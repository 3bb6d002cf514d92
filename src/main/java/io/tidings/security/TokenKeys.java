package io.tidings.security;

import com.nimbusds.jose.JWSObject;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The keys that tokens may be signed with. Thread-safe; never blocks. */
interface TokenKeys {

    /** Whether one of them, good at the time {@code now}, signed the token. */
    CompletionStage<Signature> check(JWSObject token, Instant now);
}
