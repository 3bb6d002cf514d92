package io.tidings.security;

import java.util.ArrayList;
import java.util.List;

/** Remembers which logins ended or changed, by the name that their connections know. */
final class FakeEnding implements OidcLogins.Ending {

    final List<String> loggedOut = new ArrayList<>();
    final List<String> changed = new ArrayList<>();

    @Override
    public void loggedOut(String proof) {
        loggedOut.add(proof);
    }

    @Override
    public void changed(String proof) {
        changed.add(proof);
    }
}
