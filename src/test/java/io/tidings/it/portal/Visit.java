package io.tidings.it.portal;

import jakarta.enterprise.context.RequestScoped;

/** Knows whether it was asked before in this request. */
@RequestScoped
public class Visit {

    private boolean asked;

    public boolean isNew() {
        boolean first = !asked;
        asked = true;
        return first;
    }
}
