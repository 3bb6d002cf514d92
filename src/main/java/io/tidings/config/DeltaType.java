package io.tidings.config;

/** A format of patches that subscribers can ask for. */
public enum DeltaType {
    /** The delta format of the Fossil version control system: {@code fossil}. */
    FOSSIL
}
