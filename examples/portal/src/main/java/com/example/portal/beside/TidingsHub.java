package com.example.portal.beside;

import java.util.concurrent.CompletionStage;

/** What this portal wants of the hub beside it: methods of {@code io.tidings.api.HubOperations}, written down here. */
public interface TidingsHub {

    CompletionStage<Long> publish(String channel, String json);

    CompletionStage<Long> publishTo(String user, String json);

    String ticket(String user, String login);

    void logOut(String login);
}
