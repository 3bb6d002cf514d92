package io.tidings.observability;

import io.tidings.hub.Quantiles;
import java.util.Map;

/**
 * What the transactional outbox and its database show at one moment.
 *
 * @param relayed rows that were published
 * @param refused rows that were moved aside
 * @param failures attempts of the relay that ended early
 * @param age nanoseconds from the writing of a row to its publishing
 * @param running calls to the database that run
 * @param waiting calls that wait for one of these
 * @param leftAlone whether the circuit breaker keeps calls away
 * @param unavailable calls that came to nothing, by reason
 */
public record OutboxReading(
        long relayed,
        long refused,
        long failures,
        Quantiles age,
        int running,
        int waiting,
        boolean leftAlone,
        Map<String, Long> unavailable) {}
