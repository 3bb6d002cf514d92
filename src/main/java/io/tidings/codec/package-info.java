/**
 * Bytes to protocol values and back, one codec for each wire format, payloads sliced and never rewritten. May touch
 * {@link io.tidings.protocol}, the JSON libraries MessagePack and Protobuf, whose classes ({@code codec.wire}) are generated. Out of scope: frames, connections, permission.
 */
@NullMarked
package io.tidings.codec;

import org.jspecify.annotations.NullMarked;
