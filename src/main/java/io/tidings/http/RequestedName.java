package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A name that somebody gave themselves: {@code {"user": "anna"}}. */
public class RequestedName {

    /** Longest name, in characters. */
    static final int LONGEST = 40;

    /** Room for the longest name with every character escaped; nobody makes us hold more. */
    private static final int LARGEST_BODY = 1024;

    private static final Jsonb JSONB = JsonbBuilder.create();

    private @Nullable String user;

    public @Nullable String getUser() {
        return user;
    }

    public void setUser(@Nullable String user) {
        this.user = user;
    }

    /** The name in a request's body, without blanks around it; empty if there is none, or too long a one. */
    static String in(InputStream body) throws IOException {
        byte[] json = body.readNBytes(LARGEST_BODY + 1);
        if (json.length > LARGEST_BODY) {
            return "";
        }
        try {
            RequestedName name = JSONB.fromJson(new String(json, UTF_8), RequestedName.class);
            String user = name == null || name.user == null ? "" : name.user.strip();
            return user.length() > LONGEST ? "" : user;
        } catch (JsonbException notJson) {
            return "";
        }
    }
}
