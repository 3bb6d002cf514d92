package io.tidings.shop;

import io.tidings.api.OutboxUnavailable;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The shop's counter: {@code POST /shop/orders}, {@code /shop/announcements} and {@code /shop/imports} with the parameters
 * customer and quantities; {@code GET /shop/imports?id=} says what became of an import.
 */
@WebServlet("/shop/*")
public class ShopServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Shop shop;

    @Override
    public void init() throws ServletException {
        try {
            shop.createTable();
        } catch (SQLException refused) {
            throw new ServletException(refused);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = Long.parseLong(request.getParameter("id"));
        response.getWriter()
                .print(BatchRuntime.getJobOperator().getJobExecution(id).getBatchStatus());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String customer = request.getParameter("customer");
        String quantities = request.getParameter("quantities");
        try {
            switch (request.getPathInfo()) {
                case "/orders" -> shop.place(orders(customer, quantities));
                case "/announcements" -> shop.announce(customer, quantities);
                default -> response.getWriter().print(startImport(customer, quantities));
            }
        } catch (OutboxUnavailable later) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.getWriter().print(later.getMessage());
        } catch (SQLException refused) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
        }
    }

    private static List<Order> orders(String customer, String quantities) {
        List<Order> orders = new ArrayList<>();
        for (String quantity : quantities.split(",")) {
            orders.add(new Order(customer, "article-" + orders.size(), Integer.parseInt(quantity)));
        }
        return orders;
    }

    private static long startImport(String customer, String quantities) {
        Properties parameters = new Properties();
        parameters.setProperty("customer", customer);
        parameters.setProperty("quantities", quantities);
        return BatchRuntime.getJobOperator().start("orders", parameters);
    }
}
