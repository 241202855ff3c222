package org.nadir.cli;

/** Placeholder. */
public final class Dummy {
    private Dummy() {}
}
