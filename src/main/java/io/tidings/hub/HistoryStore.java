package io.tidings.hub;

import java.util.concurrent.CompletionStage;

/** Port: reads what a broker kept. Thread-safe; methods do not block. */
public interface HistoryStore {

    /**
     * Reads publications together with the stream's top, as one consistent picture. A channel that was never read or
     * written gets a stream with a new epoch and offset 0, so that the first reader already has a position.
     */
    CompletionStage<HistoryPage> read(String channel, HistoryQuery query, Retention retention);

    /** Forgets the publications; offset and epoch stay. */
    CompletionStage<Void> remove(String channel);
}
