package io.tidings.it;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same WAR on Open Liberty; {@code -Popen-liberty}. What cannot be there is left out here, each with its reason, and
 * docs/servers.md tells it to users.
 */
@ToldOn(TestedServer.OPEN_LIBERTY)
class OpenLibertyIT extends ServerStories<OpenLibertyServer> implements EveryStory {

    private static final String NO_COMPRESSION =
            "Tidings sees no frames before this server does, so it compresses none";

    @Override
    OpenLibertyServer start() {
        return OpenLibertyServer.start(Map.of());
    }

    /** With MicroProfile Metrics. */
    @Override
    public List<String> pages() {
        return List.of(PAGE, "metrics");
    }

    @Override
    public String way() {
        return "portable";
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEBSOCKET_DEFLATE")
    @Override
    public void clients_of_every_kind_talk_and_see_each_other(Way way) {
        EveryStory.super.clients_of_every_kind_talk_and_see_each_other(way);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEBSOCKET_DEFLATE")
    @Override
    public void a_connection_that_was_cut_catches_up_through_a_new_one(Way way) {
        EveryStory.super.a_connection_that_was_cut_catches_up_through_a_new_one(way);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WEBSOCKET_DEFLATE")
    @Override
    public void a_token_that_is_wrong_ends_the_connection_with_3500(Way way) {
        EveryStory.super.a_token_that_is_wrong_ends_the_connection_with_3500(way);
    }

    /** Not over streams: flush() of a stream blocks there, so the worker waits for the client, and others of it with it. */
    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET_JSON", "WEBSOCKET_PROTOBUF"})
    @Override
    public void who_does_not_read_is_too_slow_and_nobody_else_notices(Way way) {
        EveryStory.super.who_does_not_read_is_too_slow_and_nobody_else_notices(way);
    }

    @Test
    @Disabled("flush() of a stream blocks there until the server's own timeout of writes, a minute")
    @Override
    public void who_never_reads_again_is_cut_off() {}

    @Test
    @Disabled("the server's own page for 404 names an exception")
    @Override
    public void what_does_not_exist_is_404_without_a_stack_trace() {}

    @Test
    @Disabled(NO_COMPRESSION)
    @Override
    public void compression_is_agreed_on_where_it_is_offered_as_we_can_do_it() {}

    @Test
    @Disabled(NO_COMPRESSION)
    @Override
    public void large_publications_are_compressed_for_who_agreed_alike_and_small_ones_for_nobody() {}

    @Test
    @Disabled(NO_COMPRESSION)
    @Override
    public void compressed_commands_may_come_in_fragments_with_a_ping_between_and_uncompressed_ones_too() {}

    @Test
    @Disabled(NO_COMPRESSION)
    @Override
    public void messages_of_every_length_come_through_in_their_order() {}

    @Test
    @Disabled(NO_COMPRESSION)
    @Override
    public void the_other_endpoints_inflate_too() {}

    @Test
    @Disabled(NO_COMPRESSION)
    @Override
    public void bad_compression_is_answered_logs_at_most_a_line_and_disturbs_nobody() {}
}
