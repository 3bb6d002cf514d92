/**
 * What stands behind the hub's ports: where publications are carried, and where history and presence are kept. May touch
 * {@link io.tidings.hub}, what the hub may touch, and the client library of the store. Out of scope: who may publish, and
 * who receives.
 */
@NullMarked
package io.tidings.broker;

import org.jspecify.annotations.NullMarked;
