package io.tidings.it.portal;

import io.tidings.api.Channel;
import io.tidings.api.Publisher;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Instant;

/** An enterprise bean that publishes by the clock, in the container's transaction. */
@Singleton
public class Clock {

    @Inject
    @Channel("public:clock")
    private Publisher<Instant> clock;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        clock.publish(Instant.now());
    }
}
