package io.tidings.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The name of a node that was not given one. */
final class NodeName {

    private NodeName() {}

    /** The host's name where it tells this host from others, else eight random characters. */
    static String ofHost() {
        try {
            return of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return random();
        }
    }

    static String of(String host) {
        boolean usable = host.matches("[!-~]{1,100}") && !host.startsWith("localhost");
        return usable ? host : random();
    }

    private static String random() {
        byte[] bits = new byte[4];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
