/**
 * What the server shows of itself to those who run it: today its metrics. May touch {@link io.tidings.hub}, what the hub
 * may touch, servlets and CDI; the only home of MicroProfile Metrics and of the Prometheus library. Out of scope: counting
 * on the hot path, which the hub does itself.
 */
@NullMarked
package io.tidings.observability;

import org.jspecify.annotations.NullMarked;
