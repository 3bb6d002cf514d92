package io.tidings.config;

/**
 * The server API over HTTP.
 *
 * @param key what a request must bring; empty = only those whom the container knows as publishers may ask
 * @param insecure whether anybody may ask; never true in production
 * @param errorMode how errors are told to those who do not say what they want
 * @param maxRequestBodySize largest request in bytes; at least 1
 * @param direct whether plain publications may be answered before the servlet container, where that can be done
 */
public record HttpApiConfig(
        String key, boolean insecure, ApiErrorMode errorMode, int maxRequestBodySize, boolean direct) {

    public HttpApiConfig {
        Require.atLeast(1, maxRequestBodySize, "maxRequestBodySize");
    }

    /** Secrets never reach a log. */
    @Override
    public String toString() {
        return "HttpApiConfig[insecure=" + insecure + ", errorMode=" + errorMode + ", maxRequestBodySize="
                + maxRequestBodySize + ", direct=" + direct + "]";
    }
}
