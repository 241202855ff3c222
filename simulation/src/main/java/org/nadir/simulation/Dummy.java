package org.nadir.simulation;

/** Placeholder. */
public final class Dummy {
    private Dummy() {}
}
