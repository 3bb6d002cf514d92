package io.tidings.observability;

import io.tidings.hub.Quantiles;
import java.util.Map;

/**
 * What one hook shows at one moment.
 *
 * @param hook which one
 * @param calls how often the backend was to be asked
 * @param time nanoseconds that it took, whether it answered or not
 * @param failures calls that came to nothing, by reason
 */
public record HookReading(String hook, long calls, Quantiles time, Map<String, Long> failures) {}
