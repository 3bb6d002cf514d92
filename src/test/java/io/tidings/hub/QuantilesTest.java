package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuantilesTest {

    private static Quantiles of(long... values) {
        Distribution distribution = new Distribution();
        for (long value : values) {
            distribution.record(value);
        }
        return distribution.read();
    }

    @Test
    void a_quantile_is_what_that_share_of_the_values_does_not_exceed() {
        Quantiles ten = of(1, 2, 3, 4, 5, 6, 7, 8, 9, 30);
        assertEquals(1, ten.at(0.05));
        assertEquals(5, ten.at(0.5));
        assertEquals(9, ten.at(0.9));
        assertEquals(30, ten.at(0.99));
        assertEquals(75, ten.sum());
        assertEquals(10, ten.count());
    }

    @Test
    void without_values_there_is_no_quantile() {
        assertTrue(Double.isNaN(Quantiles.NONE.at(0.5)));
        assertTrue(Double.isNaN(of().at(0.99)));
    }

    @Test
    void two_add_up_and_an_earlier_one_can_be_taken_away() {
        Quantiles both = of(1, 2).plus(of(3)).plus(Quantiles.NONE);
        assertEquals(3, both.count());
        assertEquals(6, both.sum());
        Quantiles later = both.since(of(1, 2));
        assertEquals(1, later.count());
        assertEquals(3, later.at(0.01));
        assertEquals(2, Quantiles.NONE.plus(of(1, 2)).at(1));
    }
}
