package io.tidings.shop;

import io.tidings.api.Outbox;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Keeps orders in the database, and tells customers of them. */
@ApplicationScoped
public class Shop {

    @Resource(lookup = "jdbc/shop")
    private DataSource database;

    @Inject
    private Outbox outbox;

    /** All of these orders or none; whoever listens to a customer's channel hears of them when they are committed. */
    @Transactional(rollbackOn = SQLException.class)
    public void place(List<Order> orders) throws SQLException {
        for (Order order : orders) {
            insert(order);
            outbox.publish("orders:" + order.customer(), order);
        }
    }

    /** The table refuses a quantity below 1. */
    private void insert(Order order) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO shop_orders (customer, article, quantity) VALUES (?, ?, ?)")) {
            insert.setString(1, order.customer());
            insert.setString(2, order.article());
            insert.setInt(3, order.quantity());
            insert.executeUpdate();
        }
    }

    /** Once, when the shop opens. */
    void createTable() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS shop_orders (customer VARCHAR(100) NOT NULL,"
                    + " article VARCHAR(100) NOT NULL, quantity INTEGER NOT NULL CHECK (quantity > 0))");
        }
    }

    /** Not part of any transaction: committed at once. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void announce(String customer, String text) {
        outbox.publish("orders:" + customer, text);
    }
}
