package org.nadir.benchmarks;

/** Placeholder. */
public final class Dummy {
    private Dummy() {}
}
