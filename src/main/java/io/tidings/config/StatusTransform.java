package io.tidings.config;

/**
 * What a client is told when a backend answers with an HTTP status that is not 200.
 *
 * @param status the HTTP status
 * @param disconnect whether the connection ends; else the command is answered with an error
 * @param code of the disconnect, 3000 to 4999, or of the error, 400 to 1999
 * @param text the reason or the message
 * @param temporary whether SDKs should try again; never for a disconnect, whose code says that
 */
public record StatusTransform(int status, boolean disconnect, int code, String text, boolean temporary) {}
