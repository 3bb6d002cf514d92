package io.tidings.security;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;

/** The request as the container made it, beneath all that filters, ours and the application's, have put around it. */
public final class ContainerRequest {

    private ContainerRequest() {}

    /** The innermost request; the same where nothing is around it. */
    public static ServletRequest of(ServletRequest request) {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        return innermost;
    }
}
