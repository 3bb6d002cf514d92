package io.tidings.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What Jakarta REST itself refuses (no such path, wrong method, wrong media type) in the form of all our refusals. */
@Provider
public class ProblemMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response plain = refusal.getResponse();
        Response problem = new Problem(plain.getStatus(), plain.getStatusInfo().getReasonPhrase(), "").response();
        return plain.getHeaderString("Allow") == null
                ? problem
                : Response.fromResponse(problem)
                        .header("Allow", plain.getHeaderString("Allow"))
                        .build();
    }
}
