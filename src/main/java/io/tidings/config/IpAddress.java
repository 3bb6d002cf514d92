package io.tidings.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address as its 128 bits; one of version 4 as the IPv6 address it is mapped to ({@code ::ffff:0:0/96}, RFC 4291
 * section 2.5.5.2), so that both spellings of it are equal.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) {

    /** Bits of an address. */
    static final int BITS = 128;

    /** Bits in front of a version 4 address. */
    static final int V4_OFFSET = 96;

    private static final long V4_MAPPED = 0xffffL;
    private static final int GROUPS = 8;

    /** Four decimal numbers; with leading zeros they are octal to some and decimal to others, so those are none. */
    private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

    /** What may stand in an IPv6 address; nothing that could be taken for a name and looked up. */
    private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

    /** The address that a text is, without brackets or port; a zone ({@code %eth0}) is passed over. Asks no name server. */
    public static Optional<IpAddress> parse(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        if (V4.matcher(bare).matches()) {
            return parseV4(bare);
        }
        if (!V6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(InetAddress.getByName("[" + bare + "]").getAddress()));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** The same address; a zone is passed over. */
    public static IpAddress of(InetAddress address) {
        return of(address.getAddress());
    }

    private static Optional<IpAddress> parseV4(String text) {
        long bits = 0;
        for (String part : text.split("\\.", -1)) {
            int value = Integer.parseInt(part);
            if (value > 255) {
                return Optional.empty();
            }
            bits = bits << Byte.SIZE | value;
        }
        return Optional.of(ofV4(bits));
    }

    private static IpAddress of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == Integer.BYTES
                ? ofV4(Integer.toUnsignedLong(buffer.getInt()))
                : new IpAddress(buffer.getLong(), buffer.getLong());
    }

    private static IpAddress ofV4(long bits) {
        return new IpAddress(0, V4_MAPPED << Integer.SIZE | bits);
    }

    /** Whether it is one of version 4. */
    public boolean isV4() {
        return high == 0 && low >>> Integer.SIZE == V4_MAPPED;
    }

    /** The address with all but the first {@code prefix} of its 128 bits cleared. */
    public IpAddress network(int prefix) {
        return new IpAddress(high & mask(prefix), low & mask(prefix - Long.SIZE));
    }

    /**
     * What one party is counted under: an IPv4 address itself; of an IPv6 address the network, because whoever has one
     * address has all of its network (RFC 6177).
     *
     * @param v6Prefix bits of that network, 1 to 128
     */
    public IpAddress party(int v6Prefix) {
        return isV4() ? this : network(v6Prefix);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << (Long.SIZE - bits);
    }

    /** The address as RFC 5952 writes it. */
    @Override
    public String toString() {
        if (isV4()) {
            return (low >>> 24 & 0xff) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        int zeros = longestRunOfZeros();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == zeros) {
                text.append("::");
                i += runOfZeros(i) - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    /** Where it begins; the first of equals, -1 if none is longer than one group. */
    private int longestRunOfZeros() {
        int longest = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            if (runOfZeros(i) > length) {
                longest = i;
                length = runOfZeros(i);
            }
        }
        return longest;
    }

    private int runOfZeros(int from) {
        int to = from;
        while (to < GROUPS && group(to) == 0) {
            to++;
        }
        return to - from;
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> (Long.SIZE - Short.SIZE * (index % (GROUPS / 2) + 1)) & 0xffff);
    }
}
