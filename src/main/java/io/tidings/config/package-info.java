/**
 * One typed configuration, read once from MicroProfile Config, checked before anything starts. A leaf: everyone may import
 * it, it imports none of ours; the only home of MicroProfile Config. Out of scope: acting on what it says.
 */
@NullMarked
package io.tidings.config;

import org.jspecify.annotations.NullMarked;
