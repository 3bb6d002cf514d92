package io.tidings.shop;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Writes one chunk of orders, in the transaction that the batch runtime began for it. */
@Dependent
@Named
public class OrderWriter extends AbstractItemWriter {

    @Inject
    private Shop shop;

    @Override
    public void writeItems(List<Object> orders) throws Exception {
        shop.place(orders.stream().map(Order.class::cast).toList());
    }
}
