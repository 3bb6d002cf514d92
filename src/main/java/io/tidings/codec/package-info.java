/**
 * Bytes to protocol values and back, one codec for each wire format, payloads sliced and never rewritten. May touch
 * {@link io.tidings.protocol} and the JSON libraries. Out of scope: frames, connections, permission.
 */
@NullMarked
package io.tidings.codec;

import org.jspecify.annotations.NullMarked;
