package org.nadir.plots;

/** Placeholder. */
public final class Dummy {
    private Dummy() {}
}
