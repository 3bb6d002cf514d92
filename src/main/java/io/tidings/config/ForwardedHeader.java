package io.tidings.config;

/** In which header the proxies in front of the server say for whom they ask. */
public enum ForwardedHeader {
    /** What nearly all of them write, and no standard describes. */
    X_FORWARDED_FOR("X-Forwarded-For"),
    /** RFC 7239. */
    FORWARDED("Forwarded");

    private final String header;

    ForwardedHeader(String header) {
        this.header = header;
    }

    /** The header's name. */
    public String header() {
        return header;
    }
}
