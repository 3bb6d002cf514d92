package io.tidings.it.portal;

import io.tidings.api.Channel;
import io.tidings.api.Publisher;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A step of a batch job. */
@Named
@Dependent
public class Digest extends AbstractBatchlet {

    @Inject
    @BatchProperty
    private String room;

    @Inject
    @Channel("chat:{room}")
    private Publisher<Headline> rooms;

    @Override
    public String process() {
        rooms.to(room).publish(new Headline("from a batch job"));
        return "COMPLETED";
    }
}
