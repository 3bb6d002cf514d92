/** An application as docs/outbox.md shows it, deployed with Tidings in one WAR by the integration tests. */
@NullMarked
package io.tidings.shop;

import org.jspecify.annotations.NullMarked;
