package io.tidings.config;

/** In which header the proxies in front of the server say for whom they ask. */
public enum ForwardedHeader {
    /** What nearly all of them write, and no standard describes. */
    X_FORWARDED_FOR("X-Forwarded-For", "X-Forwarded-Proto"),
    /** RFC 7239. */
    FORWARDED("Forwarded", "Forwarded");

    private final String header;
    private final String protocolHeader;

    ForwardedHeader(String header, String protocolHeader) {
        this.header = header;
        this.protocolHeader = protocolHeader;
    }

    /** The name of the header in which the same proxies say whether they were asked by TLS. */
    public String protocolHeader() {
        return protocolHeader;
    }

    /** The header's name. */
    public String header() {
        return header;
    }
}
