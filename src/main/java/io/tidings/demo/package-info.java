/**
 * Example beans, written the way an application would write them: against {@link io.tidings.api} alone. May touch CDI and
 * JSON-B besides. Out of scope: anything the product depends on.
 */
@NullMarked
package io.tidings.demo;

import org.jspecify.annotations.NullMarked;
