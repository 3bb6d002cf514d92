package com.example.portal.embedded;

import com.example.portal.WayToHub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

/** The hub's endpoints are this WAR's own, so its session's cookie goes there by itself. */
@ApplicationScoped
public class SameSession implements WayToHub {

    @Inject
    private ServletContext portal;

    @Override
    public String endpoint() {
        return portal.getContextPath() + "/connection/websocket";
    }

    @Override
    public boolean wantsTicket() {
        return false;
    }

    @Override
    public String ticket() {
        throw new UnsupportedOperationException("the cookie is enough");
    }
}
