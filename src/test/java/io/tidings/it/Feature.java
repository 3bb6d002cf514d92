package io.tidings.it;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the stories tell, in the words of the README: the rows of its table of servers. */
enum Feature {
    PROTOCOL(
            "The client protocol over WebSocket, in JSON and Protobuf",
            HandshakeStory.class,
            EveryOriginStory.class,
            CommandStory.class,
            FrameStory.class,
            ProtobufStory.class,
            SeedStory.class),
    SDKS("The SDKs, as they are", SdkStory.class),
    RECOVERY("Recovery without gaps, deltas", RecoveryStory.class, DeltaStory.class),
    TRANSPORTS(
            "Streams over HTTP, server-sent events, announcements",
            TransportStory.class,
            UnidirectionalStory.class,
            PlainHttpStory.class,
            AnnouncementsStory.class),
    COMPRESSION("Compression of messages", DeflateStory.class),
    SLOW_CLIENTS("Frames made once for all; slow clients hurt nobody", FrameSenderContract.class, SlowStory.class),
    LOST_CLIENTS("Connections that end while they begin are counted no more", CutStory.class),
    SILENT_CLIENTS(
            "Silent and vanished clients are noticed",
            PatienceStory.class,
            TransportPatienceStory.class,
            VanishingStory.class),
    LAST_WORDS("A message right before the end of its connection is taken", LastWordsStory.class),
    BAD_INPUT("Bad input is refused", BadInputStory.class),
    EAGER("Handshakes out of order, and without an end, keep nobody out", EagerStory.class),
    TOKENS("Tokens", TokenStory.class),
    LOGIN(
            "The container's login, tickets, logout",
            ContainerLoginStory.class,
            SecurityStory.class,
            LoginStory.class,
            LogoutStory.class,
            DemoStory.class),
    OIDC("Logins with an identity provider", OidcStory.class),
    RULES("Channels for roles, names and capabilities", RuleStory.class),
    AUDIT("The audit log", AuditStory.class),
    SERVER_API("The server API", ServerApiStory.class, LanguageStory.class),
    HOOKS("Hooks to a backend", HookStory.class),
    METRICS("Metrics", MetricsStory.class),
    NEIGHBOUR("Another WAR publishes", NeighbourStory.class),
    EMBEDDED("Inside another application's WAR", PortalStory.class),
    OUTBOX("The transactional outbox", OutboxStory.class);

    private final String label;
    private final List<Class<? extends Story>> stories;

    @SafeVarargs
    Feature(String label, Class<? extends Story>... stories) {
        this.label = label;
        this.stories = List.of(stories);
    }

    String label() {
        return label;
    }

    List<Class<? extends Story>> stories() {
        return stories;
    }

    /** The names of the tests of this feature that an IT tells, those of stories below its stories too. */
    Stream<String> testsOf(Class<?> it) {
        return stories.stream()
                .filter(story -> story.isAssignableFrom(it))
                .flatMap(story -> Arrays.stream(story.getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .map(Method::getName);
    }
}
