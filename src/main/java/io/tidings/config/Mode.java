package io.tidings.config;

/** How much the server trusts whoever starts it. */
public enum Mode {
    /** Demo page, token minting and {@code client.insecure} may be on; said in the log and on the page. */
    DEVELOPMENT,
    /** Nothing is open that was not opened by name. The default. */
    PRODUCTION
}
