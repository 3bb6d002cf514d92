package io.tidings.observability;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Which addresses are this machine talking to itself. */
final class Loopback {

    /** An address and not a name, which would be looked up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Loopback() {}

    /** Whether the address, as a servlet container tells it, is in 127.0.0.0/8 or is ::1; false for what is none. */
    static boolean is(String address) {
        int zone = address.indexOf('%');
        String literal = zone < 0 ? address : address.substring(0, zone);
        try {
            return LITERAL.matcher(literal).matches()
                    && InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
