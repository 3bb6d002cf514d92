package io.tidings.it.neighbour;

import java.util.concurrent.CompletionStage;

/** What this portal wants of the hub: the methods it uses, in its own words. */
public interface TidingsHub {

    CompletionStage<Long> publish(String channel, String json);

    String ticket(String user, String login);

    void logOut(String login);
}
