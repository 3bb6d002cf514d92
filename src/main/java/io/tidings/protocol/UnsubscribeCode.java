package io.tidings.protocol;

/**
 * Why the server ended a subscription. Below 2500 it is over; from 2500 on the SDK subscribes again.
 *
 * @param code 2000 to 2999
 * @param reason short English text
 */
public record UnsubscribeCode(int code, String reason) {

    public static final UnsubscribeCode SERVER = new UnsubscribeCode(2000, "server unsubscribe");
    public static final UnsubscribeCode INSUFFICIENT_STATE = new UnsubscribeCode(2500, "insufficient state");
    public static final UnsubscribeCode EXPIRED = new UnsubscribeCode(2501, "subscription expired");
    public static final UnsubscribeCode STATE_INVALIDATED = new UnsubscribeCode(2502, "state invalidated");

    public UnsubscribeCode {
        if (code < 2000 || code > 2999) {
            throw new IllegalArgumentException("unsubscribe code " + code + " is outside 2000 to 2999");
        }
    }
}
