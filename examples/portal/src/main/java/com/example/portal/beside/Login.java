package com.example.portal.beside;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.UUID;

/** One login, by a name that the hub may know: the session's id is nobody's business. */
@SessionScoped
public class Login implements Serializable {

    private static final System.Logger LOG = System.getLogger(Login.class.getName());
    private static final long serialVersionUID = 1;

    private final String name = UUID.randomUUID().toString();

    @Inject
    private TidingsHub hub;

    public String name() {
        return name;
    }

    /** By logout and by timeout: with the session, every connection ends that was opened with its tickets. */
    @PreDestroy
    void end() {
        try {
            hub.logOut(name);
        } catch (UndeclaredThrowableException absent) {
            LOG.log(System.Logger.Level.DEBUG, "the hub has gone, and all connections with it");
        }
    }
}
