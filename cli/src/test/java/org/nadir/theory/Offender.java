package org.nadir.theory;

import java.io.IOException;
import java.util.Random;
import org.nadir.cli.Nadir;

/** Breaks every rule of {@code ArchitectureTest}, to show that the rules can fail. */
@SuppressWarnings("all")
public final class Offender {
    private Offender() {}

    /** A name that says nothing. */
    public static final class NumberUtils {
        private NumberUtils() {}
    }

    static double transcendental(double x) {
        return Math.exp(x);
    }

    static double random() {
        return new Random().nextGaussian();
    }

    static void print() {
        System.out.println("loud");
    }

    static void trace(IOException e) {
        e.printStackTrace();
    }

    static void call(String[] args) {
        Nadir.main(args);
    }
}
