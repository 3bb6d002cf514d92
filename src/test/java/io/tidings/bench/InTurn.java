package io.tidings.bench;

/**
 * A workload in which the peers take turns, all their servers running. A machine that others use too is faster in one
 * quarter of an hour than in the next; where peers are closer to each other than that, each has to have its share of both.
 */
non-sealed interface InTurn extends Workload {

    /** How often everybody has a turn. */
    int turns(Plan plan);

    /**
     * One peer's turn.
     *
     * @param number from 1
     */
    void turn(Trial trial, int number);
}
