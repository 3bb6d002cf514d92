/** A portal with a mistake: it wants to publish where nobody has configured anything. */
@NullMarked
package io.tidings.it.mistaken;

import org.jspecify.annotations.NullMarked;
