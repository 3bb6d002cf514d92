/**
 * A portal, as its own developers would write it: against {@link io.tidings.api} and Jakarta EE alone. Its WAR embeds
 * Tidings; {@code docs/cdi.md} shows pieces of it.
 */
@NullMarked
package io.tidings.it.portal;

import org.jspecify.annotations.NullMarked;
