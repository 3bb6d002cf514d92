package com.example.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Whoever has logged in. */
@Named
@RequestScoped
public class Me {

    @Inject
    private HttpServletRequest request;

    public String getName() {
        return request.getRemoteUser();
    }

    public boolean isApprover() {
        return request.isUserInRole("publisher");
    }
}
