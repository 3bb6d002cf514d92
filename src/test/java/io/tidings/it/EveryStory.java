package io.tidings.it;

/** What needs nothing but a server with {@code it.properties} and the three people: one boot serves all of it. */
interface EveryStory
        extends HandshakeStory,
                CommandStory,
                FrameStory,
                CutStory,
                TokenStory,
                RecoveryStory,
                DeltaStory,
                SeedStory,
                FrameSenderContract,
                DeflateStory,
                TransportStory,
                UnidirectionalStory,
                AnnouncementsStory,
                PlainHttpStory,
                ContainerLoginStory,
                SecurityStory,
                LogoutStory,
                DemoStory,
                BadInputStory,
                ServerApiStory,
                LanguageStory,
                MetricsStory,
                SdkStory,
                ProtobufStory {}
