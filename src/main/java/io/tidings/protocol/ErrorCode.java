package io.tidings.protocol;

/**
 * Why a command was refused, as a value on the wire.
 *
 * <p>Codes below 100 belong to the SDKs, 100 to 399 to the protocol, 400 to 1999 to applications. SDKs repeat a
 * temporary error for ever, so only errors that pass by themselves may be temporary.
 *
 * @param code 100 to 1999
 * @param message short English text, never a stack trace or user data
 * @param temporary whether the SDK should try again by itself
 */
public record ErrorCode(int code, String message, boolean temporary) implements Outcome {

    public static final ErrorCode INTERNAL = new ErrorCode(100, "internal server error", true);
    public static final ErrorCode UNAUTHORIZED = new ErrorCode(101, "unauthorized", false);
    public static final ErrorCode UNKNOWN_CHANNEL = new ErrorCode(102, "unknown channel", false);
    public static final ErrorCode PERMISSION_DENIED = new ErrorCode(103, "permission denied", false);
    public static final ErrorCode METHOD_NOT_FOUND = new ErrorCode(104, "method not found", false);
    public static final ErrorCode ALREADY_SUBSCRIBED = new ErrorCode(105, "already subscribed", false);
    public static final ErrorCode LIMIT_EXCEEDED = new ErrorCode(106, "limit exceeded", false);
    public static final ErrorCode BAD_REQUEST = new ErrorCode(107, "bad request", false);
    public static final ErrorCode NOT_AVAILABLE = new ErrorCode(108, "not available", false);
    public static final ErrorCode TOKEN_EXPIRED = new ErrorCode(109, "token expired", false);
    public static final ErrorCode EXPIRED = new ErrorCode(110, "expired", false);
    public static final ErrorCode TOO_MANY_REQUESTS = new ErrorCode(111, "too many requests", true);
    public static final ErrorCode UNRECOVERABLE_POSITION = new ErrorCode(112, "unrecoverable position", false);
    public static final ErrorCode CONCURRENT_PAGINATION = new ErrorCode(113, "concurrent pagination", true);

    public ErrorCode {
        if (code < 100 || code > 1999) {
            throw new IllegalArgumentException("error code " + code + " is outside 100 to 1999");
        }
    }
}
