package com.example.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What live/live.js asks before it connects. */
@Path("live")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LiveResource {

    @Inject
    private WayToHub way;

    @Inject
    private Me me;

    /** Who the reader is, and where the hub is. */
    public record Live(String user, String endpoint, boolean wantsTicket) {}

    public record Ticket(String ticket) {}

    @GET
    public Live live() {
        return new Live(me.getName(), way.endpoint(), way.wantsTicket());
    }

    @POST
    @Path("ticket")
    public Ticket ticket() {
        if (!way.wantsTicket()) {
            throw new NotFoundException();
        }
        return new Ticket(way.ticket());
    }
}
