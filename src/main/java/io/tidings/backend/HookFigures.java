package io.tidings.backend;

import io.tidings.hub.Quantiles;
import java.util.Map;

/**
 * What one hook has done so far.
 *
 * @param hook {@code connect}, {@code refresh}, {@code subscribe}, {@code sub_refresh}, {@code publish} or {@code rpc}
 * @param calls how often it was asked, also where that came to nothing
 * @param time nanoseconds that the backend took, whether it answered or not
 * @param failures calls that came to nothing, by reason; every reason is there
 */
public record HookFigures(String hook, long calls, Quantiles time, Map<String, Long> failures) {}
