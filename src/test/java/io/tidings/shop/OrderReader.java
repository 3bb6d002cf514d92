package io.tidings.shop;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads orders from the parameters of the job; a real one reads a file. */
@Dependent
@Named
public class OrderReader extends AbstractItemReader {

    @Inject
    @BatchProperty
    private String customer;

    @Inject
    @BatchProperty
    private String quantities;

    private List<String> lines = List.of();
    private int next;

    @Override
    public void open(@Nullable Serializable checkpoint) {
        lines = List.of(quantities.split(","));
    }

    @Override
    public @Nullable Object readItem() {
        return next == lines.size()
                ? null
                : new Order(customer, "article-" + next, Integer.parseInt(lines.get(next++)));
    }
}
