package com.example.portal;

/** How a page of this portal comes to the hub without a second login. */
public interface WayToHub {

    /** The path of the hub's WebSocket endpoint on this server. */
    String endpoint();

    /** Whether a page has to show a ticket there; otherwise the session's cookie says who its reader is. */
    boolean wantsTicket();

    /** A one-time ticket for whoever is logged in. */
    String ticket();
}
