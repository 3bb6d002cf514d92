/** A portal that carries nothing of Tidings, and publishes to the hub in another WAR of the same server. */
@NullMarked
package io.tidings.it.neighbour;

import org.jspecify.annotations.NullMarked;
