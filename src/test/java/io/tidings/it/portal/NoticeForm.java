package io.tidings.it.portal;

import io.tidings.api.Channel;
import io.tidings.api.Publisher;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** A Faces bean that notifies a user. */
@Named
@ViewScoped
public class NoticeForm implements Serializable {

    @Inject
    @Channel("chat:notices")
    private Publisher<Headline> notices;

    private String user = "";
    private String text = "";

    public void send() {
        notices.publishTo(user, new Headline(text));
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
