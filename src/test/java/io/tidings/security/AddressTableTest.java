package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.IpAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressTableTest {

    private record Count(int number, long until) implements AddressTable.Memory {}

    private static IpAddress address(int number) {
        return new IpAddress(0x2001_0db8_0000_0000L + number, number);
    }

    private static int count(AddressTable<Count> table, int address, long until) {
        return table.update(
                        address(address),
                        before -> before == null ? new Count(1, until) : new Count(before.number() + 1, until))
                .number();
    }

    private static long remembered(AddressTable<Count> table, int addresses) {
        return IntStream.range(0, addresses)
                .filter(i -> table.get(address(i)) != null)
                .count();
    }

    @Test
    void it_remembers_each_address_by_itself() {
        AddressTable<Count> table = new AddressTable<>(1024);
        for (int round = 1; round <= 3; round++) {
            for (int i = 0; i < 100; i++) {
                assertEquals(round, count(table, i, 0));
            }
        }
        assertNull(table.get(address(100)));
    }

    @Test
    void a_flood_of_addresses_finds_no_more_room_than_there_is() {
        AddressTable<Count> table = new AddressTable<>(1024);
        for (int i = 0; i < 100_000; i++) {
            count(table, i, i);
        }
        long kept = remembered(table, 100_000);
        assertTrue(kept <= 1024 && kept > 1000, () -> kept + " of 100,000");
    }

    @Test
    void what_matters_longest_stays() {
        AddressTable<Count> table = new AddressTable<>(8);
        count(table, 0, Long.MIN_VALUE + 5); // later than the others, for a clock that has run over
        for (int i = 1; i < 1000; i++) {
            count(table, i, Long.MAX_VALUE - 1000 + i);
        }
        assertNotNull(table.get(address(0)));
        assertEquals(8, remembered(table, 1000));
    }

    @Test
    void threads_that_come_together_do_not_lose_a_count() {
        AddressTable<Count> table = new AddressTable<>(64);
        IntStream.range(0, 20_000).parallel().forEach(i -> count(table, i % 4, 0));
        for (int i = 0; i < 4; i++) {
            Count count = table.get(address(i));
            assertNotNull(count);
            assertEquals(5000, count.number());
        }
    }
}
