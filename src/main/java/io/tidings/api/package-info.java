/**
 * What application code in the same server uses: publishers to inject, events to observe, handlers to implement. May touch
 * everything inward of {@link io.tidings.security}, CDI and JSON-B. What is public here is promised; everything else in
 * Tidings may change.
 */
@NullMarked
package io.tidings.api;

import org.jspecify.annotations.NullMarked;
