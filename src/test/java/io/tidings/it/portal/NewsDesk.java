package io.tidings.it.portal;

import io.tidings.api.Channel;
import io.tidings.api.Position;
import io.tidings.api.Publisher;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Publishes with and without a transaction. */
@ApplicationScoped
public class NewsDesk {

    @Inject
    @Channel("chat:{room}")
    private Publisher<Headline> rooms;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    public CompletionStage<Position> publish(String room, String title) {
        return rooms.to(room).publish(new Headline(title));
    }

    public CompletionStage<Position> publishTo(String room, String user, String title) {
        return rooms.to(room).publishTo(user, new Headline(title));
    }

    /** Two publications, and what is known of them before the transaction ends. */
    @Transactional
    public List<CompletionStage<Position>> publishAndCommit(String room, Consumer<Boolean> anyDone) {
        List<CompletionStage<Position>> told = new ArrayList<>();
        told.add(rooms.to(room).publish(new Headline("first")));
        told.add(rooms.to(room).publish(new Headline("second")));
        anyDone.accept(told.stream().anyMatch(each -> each.toCompletableFuture().isDone()));
        return told;
    }

    /** The transaction is given up after one publication, and before another. */
    @Transactional
    public List<CompletionStage<Position>> publishAndRollBack(String room) {
        List<CompletionStage<Position>> told = new ArrayList<>();
        told.add(rooms.to(room).publish(new Headline("never")));
        transactions.setRollbackOnly();
        told.add(rooms.to(room).publish(new Headline("neither")));
        return told;
    }

    /** The same by an exception, as applications do it. */
    @Transactional
    public void publishAndFail(String room, Consumer<CompletionStage<Position>> told) {
        told.accept(rooms.to(room).publish(new Headline("never")));
        throw new IllegalStateException("on purpose");
    }

    @Asynchronous
    public CompletableFuture<Position> publishLater(String room, String title) {
        return publish(room, title).toCompletableFuture();
    }
}
