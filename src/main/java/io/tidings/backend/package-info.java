/**
 * Hooks: an application's backend, in whatever language, asked over HTTP where a namespace says so. Implements the hub's
 * port {@code Backend}; may touch HTTP clients and Failsafe. Out of scope: when a hook is asked, which the hub decides.
 */
@NullMarked
package io.tidings.backend;

import org.jspecify.annotations.NullMarked;
