package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.ChannelPattern;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.Any;
import org.junit.jupiter.api.Test;

class EventObserversTest {

    private final EventObservers observers = new EventObservers();

    @Test
    void nothing_is_observed_until_some_bean_does() {
        assertFalse(observers.observes(Connected.class));
        var observation = new FakeObservation<>(Connection.class, new Connected.Literal());
        observers.connections(observation);
        assertTrue(observers.observes(Connected.class));
        assertFalse(observers.observes(Disconnected.class));
        assertEquals("", observation.problem());
    }

    @Test
    void a_pattern_of_several_beans_is_there_once() {
        observers.presence(new FakeObservation<>(Presence.class, new Joined.Literal("chat:*")));
        observers.presence(new FakeObservation<>(Presence.class, new Joined.Literal("chat:*")));
        observers.presence(new FakeObservation<>(Presence.class, new Joined.Literal("a")));
        observers.publications(new FakeObservation<>(Publication.class, new Published.Literal("*")));
        assertEquals(
                "[a, chat:*]",
                observers.patterns(Joined.class).stream()
                        .map(ChannelPattern::text)
                        .toList()
                        .toString());
        assertEquals(1, observers.patterns(Published.class).size());
        assertEquals(0, observers.patterns(Left.class).size());
    }

    @Test
    void an_observer_that_would_never_be_called_is_told() {
        var unqualified = new FakeObservation<>(Presence.class);
        observers.presence(unqualified);
        assertEquals(
                "io.tidings.api.FakeObservation observes io.tidings.api.Presence without exactly one of @Joined, @Left",
                unqualified.problem());
        var both = new FakeObservation<>(Presence.class, new Joined.Literal("*"), new Left.Literal("*"));
        observers.presence(both);
        assertTrue(both.problem().endsWith("exactly one of @Joined, @Left"), both.problem());
        var other = new FakeObservation<>(Publication.class);
        observers.publications(other);
        assertTrue(other.problem().endsWith("exactly one of @Published"), other.problem());
    }

    @Test
    void an_observer_that_fails_ends_nothing_but_itself() throws Exception {
        var observation = new FakeObservation<>(Connection.class, new Connected.Literal());
        observers.connections(observation);
        var event = new Connection(new Caller("anna", "a"), "websocket", 0, "");
        observation.happens(event);
        observation.breaks();
        observation.happens(event);
        assertEquals(2, observation.calls());
    }

    @Test
    void an_observer_of_everything_ends_no_event_of_ours_and_every_other_as_before() throws Exception {
        var everything = new FakeObservation<>(Object.class, Any.Literal.INSTANCE);
        observers.everything(everything);
        everything.breaks();
        everything.happens(new Connection(new Caller("anna", "a"), "websocket", 0, ""));
        assertThrows(IllegalStateException.class, () -> everything.happens("somebody else's event"));
        assertEquals(2, everything.calls());
    }

    @Test
    void an_observer_of_the_containers_own_events_is_left_alone() {
        var started = new FakeObservation<>(Object.class, Initialized.Literal.APPLICATION);
        observers.everything(started);
        assertEquals("", started.problem());
        // the fake says so itself when nobody has guarded it
        assertThrows(IllegalStateException.class, () -> started.happens("started"));
        assertEquals(0, started.calls());
    }

    @Test
    void an_observer_of_everything_with_a_qualifier_of_ours_is_told() {
        var mistaken = new FakeObservation<>(Object.class, new Joined.Literal("chat:*"));
        observers.everything(mistaken);
        assertTrue(mistaken.problem().contains("observe Connection, Presence or Publication"), mistaken.problem());
    }

    @Test
    void an_asynchronous_observer_is_told_that_it_need_not_be_one() {
        var asynchronous = FakeObservation.async(Connection.class, new Connected.Literal());
        observers.connections(asynchronous);
        assertTrue(asynchronous.problem().contains("use @Observes"), asynchronous.problem());
    }
}
