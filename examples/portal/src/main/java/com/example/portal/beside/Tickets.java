package com.example.portal.beside;

import com.example.portal.Me;
import com.example.portal.WayToHub;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The cookie of this WAR's session does not reach the hub's; a one-time ticket does. */
@ApplicationScoped
public class Tickets implements WayToHub {

    @Inject
    private TidingsHub hub;

    @Inject
    private Me me;

    @Inject
    private Login login;

    @Override
    public String endpoint() {
        return "/connection/websocket";
    }

    @Override
    public boolean wantsTicket() {
        return true;
    }

    @Override
    public String ticket() {
        return hub.ticket(me.getName(), login.name());
    }
}
