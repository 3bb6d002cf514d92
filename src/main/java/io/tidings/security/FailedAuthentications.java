package io.tidings.security;

import io.tidings.config.IpAddress;
import io.tidings.config.LimitConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who tries tokens that are not valid has to wait, longer each time.
 *
 * <p>The first few are free: an application may have changed its secret. After them an address waits a second, then twice
 * as long after each, up to the longest wait. A valid token changes nothing, or who has one of their own could go on
 * guessing those of others; an address that was good for as long as the longest wait starts anew. Thread-safe.
 */
public final class FailedAuthentications {

    private static final int ADDRESSES = 16_384;
    private static final long SHORTEST = TimeUnit.SECONDS.toNanos(1);

    /** Doublings after which any wait is the longest: 2^17 seconds are more than a day. */
    private static final int DOUBLINGS = 17;

    private final int free;
    private final long longest;
    private final int ipv6Prefix;
    private final LongSupplier clock;
    private final AddressTable<Failures> addresses = new AddressTable<>(ADDRESSES);

    private record Failures(int count, long waitUntil, long until) implements AddressTable.Memory {}

    /** {@code clock}: nanoseconds from any origin. */
    public FailedAuthentications(LimitConfig limit, LongSupplier clock) {
        this.free = limit.authenticationFailures();
        this.longest = limit.authenticationBackoff().toNanos();
        this.ipv6Prefix = limit.ipv6Prefix();
        this.clock = clock;
    }

    /** Somebody at the address brought an invalid token. */
    void failed(IpAddress address) {
        if (free == 0) {
            return;
        }
        long now = clock.getAsLong();
        addresses.update(address.party(ipv6Prefix), before -> {
            int count = before == null || before.until() - now <= 0
                    ? 1
                    : Math.min(before.count() + 1, Integer.MAX_VALUE - 1);
            long waitUntil = now + wait(count);
            return new Failures(count, waitUntil, waitUntil + longest);
        });
    }

    private long wait(int failures) {
        int over = failures - free;
        return over <= 0 ? 0 : Math.min(longest, SHORTEST << Math.min(over - 1, DOUBLINGS));
    }

    /** How many nanoseconds the address has to wait until it may try again; 0 if it need not. */
    long mustWait(IpAddress address) {
        if (free == 0) {
            return 0;
        }
        Failures failures = addresses.get(address.party(ipv6Prefix));
        return failures == null ? 0 : Math.max(0, failures.waitUntil() - clock.getAsLong());
    }
}
