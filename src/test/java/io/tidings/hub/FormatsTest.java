package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.codec.Format;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients of different formats in one channel. */
class FormatsTest {

    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String HISTORY = "tidings.channel.without_namespace.history_size=5";
    private static final String TTL = "tidings.channel.without_namespace.history_ttl=60s";
    private static final String RECOVERY = "tidings.channel.without_namespace.force_recovery=true";
    private static final byte[] BINARY = {0, (byte) 0xff, '\n'};

    private static Peer joined(Peer peer) {
        return peer.sendsProtobuf("id: 1 connect {}")
                .receivesPart("id: 1 connect { client: \"" + peer.client().id() + "\"")
                .sendsProtobuf("id: 2 subscribe { channel: \"a\" }")
                .receivesPart("id: 2 subscribe {");
    }

    @Test
    void what_one_publishes_the_others_get_each_in_its_own_format() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer json = fixture.peer().connects().subscribes("a");
            Peer protobuf = joined(fixture.peerSpeaking(Format.PROTOBUF));
            String info = "info { client: \"" + json.client().id() + "\" }";
            json.sends("{\"id\":3,\"publish\":{\"channel\":\"a\",\"data\":{\"b\" : 1.0e2}}}");
            protobuf.receives("push { channel: \"a\" pub { data: \"{\\\"b\\\" : 1.0e2}\" " + info + " } }");
            json.receivesPart("{\"b\" : 1.0e2}").receivesPart("\"id\":3");

            protobuf.sendsProtobuf("id: 4 publish { channel: \"a\" data: \"[ 1 ]\" }");
            json.receivesPart("\"pub\":{\"data\":[ 1 ],");
            protobuf.receivesPart("data: \"[ 1 ]\"").receives("id: 4 publish { }");
        }
    }

    @Test
    void binary_data_reaches_protobuf_and_ends_the_connections_that_cannot_carry_it() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer json = fixture.peer().connects().subscribes("a");
            Peer plain = fixture.plainPeer();
            plain.client().handle(new io.tidings.protocol.Command.Connect(1, "", null, Map.of(), "", "", Map.of()));
            plain.sends("{\"type\":\"join\",\"channel\":\"a\"}");
            Peer protobuf = joined(fixture.peerSpeaking(Format.PROTOBUF));

            fixture.hub().publish("a", Payload.of(BINARY), PublishOptions.NONE);

            protobuf.receives("push { channel: \"a\" pub { data: \"\\000\\377\\n\" } }");
            json.isClosedWith(DisconnectCode.INAPPROPRIATE_PROTOCOL);
            plain.isClosedWith(DisconnectCode.INAPPROPRIATE_PROTOCOL);
            protobuf.sendsProtobuf("id: 5 presence_stats { channel: \"a\" }").receivesPart("id: 5");
        }
    }

    @Test
    void binary_data_in_the_history_ends_a_json_connection_that_asks_for_it() {
        try (HubFixture fixture = HubFixture.with(INSECURE, HISTORY, TTL, RECOVERY)) {
            fixture.hub().publish("a", Payload.of(BINARY), PublishOptions.NONE);
            Peer protobuf = joined(fixture.peerSpeaking(Format.PROTOBUF));
            protobuf.sendsProtobuf("id: 3 history { channel: \"a\" limit: 5 }")
                    .receivesPart("history { publications { data: \"\\000\\377\\n\" offset: 1 }");
            fixture.peer()
                    .connects()
                    .sends("{\"id\":3,\"history\":{\"channel\":\"a\",\"limit\":5}}")
                    .isClosedWith(DisconnectCode.INAPPROPRIATE_PROTOCOL);
            fixture.peer()
                    .connects()
                    .sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"recover\":true}}")
                    .isClosedWith(DisconnectCode.INAPPROPRIATE_PROTOCOL);
        }
    }

    @Test
    void a_namespace_that_takes_json_alone_keeps_its_json_clients() {
        try (HubFixture fixture =
                HubFixture.with(INSECURE, "tidings.channel.without_namespace.publication_data_format=json")) {
            Peer json = fixture.peer().connects().subscribes("a");
            joined(fixture.peerSpeaking(Format.PROTOBUF))
                    .sendsProtobuf("id: 3 publish { channel: \"a\" data: \"\\377\" }")
                    .receivesPart("id: 3 error { code: 107 ");
            fixture.publishes("a", "{}");
            json.receives("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":{}}}}");
        }
    }

    @Test
    void pushes_that_wait_share_a_frame() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            Peer protobuf = joined(fixture.peerSpeaking(Format.PROTOBUF));
            protobuf.transport().stall();
            fixture.publishes("a", "0");
            Await.until("a send in flight", () -> protobuf.transport().inFlight() == 1);
            fixture.publishes("a", "1");
            fixture.publishes("a", "2");
            ConnectingTest.settled(protobuf);
            protobuf.transport().goOn();
            for (int i = 0; i < 3; i++) {
                protobuf.receivesPart("data: \"" + i + "\"");
            }
            List<Frame> frames = protobuf.transport().frames();
            assertEquals(2, frames.get(frames.size() - 1).items());
        }
    }

    @Test
    void what_is_not_protobuf_ends_the_connection() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peerSpeaking(Format.PROTOBUF)
                    .sends("{\"id\":1,\"connect\":{}}")
                    .isClosedWith(DisconnectCode.BAD_REQUEST);
        }
    }
}
