/**
 * The benchmark behind {@code bin/bench}: a load generator of one thread, the servers it drives, the workloads, and the
 * report. A <em>peer</em> is a server in {@code bench/peers}; a <em>dialect</em> is what its clients speak; a
 * <em>stream</em> is one publisher's numbered publications in one channel; a <em>point</em> is one workload with its
 * parameters, measured in several rounds.
 *
 * <p>It lies with the tests so that it is compiled and tested with them, and it uses nothing of the server's code: what
 * it counts, it has read from the wire.
 */
@NullMarked
package io.tidings.bench;

import org.jspecify.annotations.NullMarked;
