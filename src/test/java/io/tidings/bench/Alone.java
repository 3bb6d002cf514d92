package io.tidings.bench;

/** A workload for which a peer has the machine to itself. */
non-sealed interface Alone extends Workload {

    /** All rounds of one peer. */
    void run(Trial trial);
}
