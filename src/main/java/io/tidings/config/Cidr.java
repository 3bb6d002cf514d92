package io.tidings.config;

import java.util.Optional;

/**
 * A block of addresses: those that begin alike (RFC 4632).
 *
 * @param first the first address of the block
 * @param prefix how many of its 128 bits all of them share
 */
public record Cidr(IpAddress first, int prefix) {

    /** A block such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}, or a single address. */
    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(address -> new Cidr(address, IpAddress.BITS));
        }
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        return IpAddress.parse(text.substring(0, slash))
                .map(address ->
                        new Cidr(address, Integer.parseInt(length) + (address.isV4() ? IpAddress.V4_OFFSET : 0)))
                .filter(block -> block.prefix <= IpAddress.BITS)
                // bits after the prefix are a slip of the pen: 10.1.0.0/8 may mean more or less than it says
                .filter(block -> block.first.network(block.prefix).equals(block.first));
    }

    /** Whether the address is one of the block. */
    public boolean contains(IpAddress address) {
        return address.network(prefix).equals(first);
    }
}
