package com.example.portal;

/**
 * Something that somebody would like to have, and what became of it.
 *
 * @param decidedBy who approved or declined it; empty = nobody yet
 */
public record Purchase(long id, String user, String what, State state, String decidedBy) {

    public enum State {
        OPEN,
        APPROVED,
        DECLINED
    }

    /** Whether somebody has to decide about it. */
    public boolean waits() {
        return state == State.OPEN;
    }

    Purchase decided(State outcome, String by) {
        return new Purchase(id, user, what, outcome, by);
    }
}
