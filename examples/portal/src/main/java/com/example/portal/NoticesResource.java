package com.example.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The board, for notices.html. It takes JSON alone, which forms of other sites cannot send. */
@Path("notices")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NoticesResource {

    private static final int LONGEST = 300;

    @Inject
    private Board board;

    @Inject
    private Me me;

    /** What a reader sends. */
    public record Draft(String text) {}

    @GET
    public List<Notice> notices() {
        return board.notices();
    }

    @POST
    public Notice post(Draft draft) {
        String text = draft == null || draft.text() == null ? "" : draft.text().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new BadRequestException("a notice has 1 to " + LONGEST + " characters");
        }
        return board.post(me.getName(), text);
    }
}
