package io.tidings.it.portal;

import io.tidings.api.ChannelAccess;
import io.tidings.api.ChannelRule;
import io.tidings.api.Ruling;
import io.tidings.api.Tidings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows who is a member of which room. */
@ApplicationScoped
public class Members implements ChannelRule {

    /** How the names of its channels begin. */
    static final String CHANNELS = "closed:members-";

    private final Set<String> members = ConcurrentHashMap.newKeySet();

    @Inject
    private Visit visit;

    /** A rule may use the hub it decides about. */
    @Inject
    private Tidings tidings;

    @Override
    public String channels() {
        return CHANNELS + "*";
    }

    @Override
    public Ruling rule(ChannelAccess access) {
        String user = access.caller().user();
        if (user.startsWith("broken")) {
            throw new IllegalStateException("on purpose");
        }
        boolean member = visit.isNew() && members.contains(user + " " + access.channel());
        return member && tidings.info().clients() > 0 ? Ruling.ALLOW : Ruling.DENY;
    }

    /** Takes somebody in. */
    public void add(String user, String channel) {
        members.add(user + " " + channel);
    }

    /** Turns somebody out. */
    public void remove(String user, String channel) {
        members.remove(user + " " + channel);
    }
}
