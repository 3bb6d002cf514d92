package io.tidings.security;

import io.tidings.config.IpAddress;
import io.tidings.config.LimitConfig;
import io.tidings.hub.TokenBucket;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast connections are opened: on this node, and from each address. Thread-safe. */
final class HandshakeRates {

    /** Addresses that are remembered: about 2 MB when all are there, more than are ever busy within one second. */
    private static final int ADDRESSES = 16_384;

    private final LongSupplier clock;
    private final @Nullable TokenBucket node;
    private final TokenBucket.@Nullable Rate rate;
    private final AddressTable<Bucket> addresses = new AddressTable<>(ADDRESSES);
    private final int ipv6Prefix;

    /** When the bucket of an address is full again, and how long its last handshake has to wait: 0 if it came in. */
    private record Bucket(long until, long mustWait) implements AddressTable.Memory {}

    /** {@code clock}: nanoseconds from any origin. */
    HandshakeRates(LimitConfig limit, LongSupplier clock) {
        this.clock = clock;
        this.ipv6Prefix = limit.ipv6Prefix();
        this.node =
                limit.connectionRate() == 0 ? null : new TokenBucket(rate(limit.connectionRate()), clock.getAsLong());
        this.rate = limit.addressConnectionRate() == 0 ? null : rate(limit.addressConnectionRate());
    }

    private static TokenBucket.Rate rate(int perSecond) {
        return TokenBucket.Rate.of(perSecond, perSecond);
    }

    /** Counts a handshake of the node. Returns 0, or if it is too early for one, by how many nanoseconds. */
    long takeOfNode() {
        return node == null ? 0 : node.take(clock.getAsLong());
    }

    /** Counts a handshake of the address. Returns 0, or if it is too early for one, by how many nanoseconds. */
    long takeOf(IpAddress address) {
        TokenBucket.Rate each = rate;
        if (each == null) {
            return 0;
        }
        long now = clock.getAsLong();
        return addresses
                .update(address.party(ipv6Prefix), before -> {
                    long fullAt = before == null ? now : before.until();
                    long after = each.take(fullAt, now);
                    long wait = each.missing(after, now);
                    return wait > 0 ? new Bucket(fullAt, wait) : new Bucket(after, 0);
                })
                .mustWait();
    }
}
