/**
 * The words of the Centrifuge client protocol, version 2, as values: commands, replies, pushes, and the codes for
 * errors, disconnects and ended subscriptions. May touch nothing but the JDK. Out of scope: how they look as bytes
 * ({@link io.tidings.codec}) and what they make happen ({@link io.tidings.hub}).
 */
@NullMarked
package io.tidings.protocol;

import org.jspecify.annotations.NullMarked;
