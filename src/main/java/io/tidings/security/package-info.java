/**
 * Who somebody is and what they may do: tokens, origins, channel rules, limits. Answers the hub's questions through the
 * hub's ports. May touch {@link io.tidings.hub}, servlets, CDI and Nimbus; the only home of Nimbus. Out of scope: the wire.
 */
@NullMarked
package io.tidings.security;

import org.jspecify.annotations.NullMarked;
