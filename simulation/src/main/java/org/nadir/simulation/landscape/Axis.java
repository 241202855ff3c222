package org.nadir.simulation.landscape;

import java.util.Arrays;
import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.random.RandomStream;

/** Linear maps of a field on a Hamming graph along one position, each of them a multiple of I plus a rank-one matrix. */
final class Axis {

    /** White noise drawn from one random stream. */
    private static final int CHUNK = 1 << 14;

    private Axis() {}

    /** Independent standard normal values, the same whatever the threads. */
    static double[] whiteNoise(int n, RandomStream stream, Threads threads) {
        double[] noise = new double[n];
        threads.run((n + CHUNK - 1) / CHUNK, (task, worker) -> {
            RandomStream own = stream.child(task);
            int end = (int) Math.min(n, (task + 1L) * CHUNK);
            for (int v = task * CHUNK; v < end; v++) {
                noise[v] = own.nextNormal();
            }
        });
        return noise;
    }

    /** Replaces every clique's values x by a·x + b·mean(x). */
    static void mixWithMean(Hamming graph, int p, double a, double b, double[] field, Threads threads) {
        int q = graph.choices(p);
        int stride = graph.stride(p);
        blocks(graph, p, threads, (start, row) -> {
            for (int r = 0; r < q; r++) {
                add(row, field, start + r * stride, 1.0, stride);
            }
            for (int r = 0; r < q; r++) {
                scaleAndAdd(field, start + r * stride, a, row, b / q, stride);
            }
        });
    }

    /**
     * Applies to every clique the Householder reflection that exchanges its first unit vector with the constant vector 1/√q:
     * orthogonal and its own inverse. Coordinate 0 is then the constant part, the others span its complement.
     */
    static void reflect(Hamming graph, int p, double[] field, Threads threads) {
        int q = graph.choices(p);
        int stride = graph.stride(p);
        double share = 1 / Math.sqrt(q);
        // u = e₀ − 1/√q, |u|² = 2 − 2/√q, and I − 2uuᵀ/|u|²
        double factor = 1 / (1 - share);
        blocks(graph, p, threads, (start, row) -> {
            for (int r = 0; r < q; r++) {
                add(row, field, start + r * stride, -share, stride);
            }
            add(row, field, start, 1.0, stride);
            for (int r = 0; r < q; r++) {
                double u = (r == 0 ? 1 : 0) - share;
                scaleAndAdd(field, start + r * stride, 1, row, -factor * u, stride);
            }
        });
    }

    @FunctionalInterface
    private interface Block {
        void run(int start, double[] row);
    }

    /** Visits the blocks of q·stride vertices that share the digits before position p. */
    private static void blocks(Hamming graph, int p, Threads threads, Block block) {
        int span = graph.stride(p) * graph.choices(p);
        int count = graph.order() / span;
        int tasks = Math.min(count, 64);
        threads.run(tasks, (task, worker) -> {
            double[] row = new double[graph.stride(p)];
            int end = (int) ((task + 1L) * count / tasks);
            for (int i = (int) ((long) task * count / tasks); i < end; i++) {
                Arrays.fill(row, 0);
                block.run(i * span, row);
            }
        });
    }

    private static void add(double[] row, double[] field, int from, double weight, int count) {
        for (int i = 0; i < count; i++) {
            row[i] += weight * field[from + i];
        }
    }

    private static void scaleAndAdd(double[] field, int from, double a, double[] row, double b, int count) {
        for (int i = 0; i < count; i++) {
            field[from + i] = a * field[from + i] + b * row[i];
        }
    }
}
