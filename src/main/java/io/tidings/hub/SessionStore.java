package io.tidings.hub;

import java.util.List;

/** Port: knows who is connected from where. Thread-safe. */
public interface SessionStore {

    /** The sessions of a user, in no order; those of anonymous clients for the empty user id. */
    List<SessionRecord> of(String user);
}
