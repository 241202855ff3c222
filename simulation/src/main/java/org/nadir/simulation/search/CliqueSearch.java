package org.nadir.simulation.search;

import org.nadir.simulation.Threads;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.search.StepsByChoice.LossKeys;

/**
 * Finds the step of every vertex of a Hamming graph without looking up neighbours: the least of each clique, along one position
 * at a time.
 *
 * <p>Implementation note. Positions are taken in groups, from the last to the first, such that the cliques of a group fit the
 * second-level cache together: the last positions as contiguous tiles, the inner half of them turned, so that cliques lie far apart
 * and loops are long; earlier ones as bundles of {@value #COLUMNS} adjacent columns. A group reads the loss, and reads and writes
 * the least loss and the code of every vertex: 14 bytes. Memory: 5 bytes a vertex beyond the losses.
 */
final class CliqueSearch {
    /** The most vertices of a sheet: three ints each. */
    private static final int SHEET = 1 << 16;

    private static final int COLUMNS = 64;

    private final Hamming graph;
    private final LossKeys losses;
    private final int[] middles;
    private final int[] least;
    private final byte[] codes;

    private CliqueSearch(Hamming graph, LossKeys losses, int[] middles) {
        this.graph = graph;
        this.losses = losses;
        this.middles = middles;
        this.least = new int[graph.order()];
        this.codes = new byte[graph.order()];
    }

    /** The codes of the steps, by vertex; {@code middles} are by position the codes of no change. */
    static byte[] codes(Hamming graph, LossKeys losses, int[] middles, Threads threads) {
        CliqueSearch search = new CliqueSearch(graph, losses, middles);
        CliqueSheet[][] sheets = new CliqueSheet[threads.count()][];
        int end = graph.positions();
        while (end > 0) {
            int first = end - 1;
            int most = end == graph.positions() ? SHEET : SHEET / COLUMNS;
            while (first > 0 && search.span(first - 1) / graph.stride(end - 1) <= most) {
                first--;
            }
            Group group = search.new Group(first, end);
            threads.run(group.tasks, (task, worker) -> {
                if (sheets[worker] == null) {
                    sheets[worker] = new CliqueSheet[] {new CliqueSheet(), new CliqueSheet()};
                }
                group.run(task, sheets[worker][0], sheets[worker][1]);
            });
            end = first;
        }
        return search.codes;
    }

    private int span(int p) {
        return graph.stride(p) * graph.choices(p);
    }

    /** The positions from first to end − 1. */
    private final class Group {
        private final int first;
        private final int end;
        private final int width;
        private final int rows;
        private final int bundles;
        private final int tasks;

        Group(int first, int end) {
            this.first = first;
            this.end = end;
            this.width = graph.stride(end - 1);
            this.rows = span(first) / width;
            this.bundles = (width + COLUMNS - 1) / COLUMNS;
            this.tasks = graph.order() / span(first) * bundles;
        }

        void run(int task, CliqueSheet sheet, CliqueSheet turned) {
            if (width == 1) {
                tile(task * rows, sheet, turned);
            } else {
                int column = task % bundles * COLUMNS;
                bundle(task / bundles * rows * width + column, Math.min(COLUMNS, width - column), sheet);
            }
        }

        private void tile(int base, CliqueSheet sheet, CliqueSheet turned) {
            int middle = (first + end) / 2;
            int inner = span(middle);
            int outer = rows / inner;
            turned.resize(rows);
            for (int i = 0; i < outer; i++) {
                int v = base + i * inner;
                for (int j = 0; j < inner; j++) {
                    int key = losses.key(v + j);
                    turned.put(j * outer + i, key, key, 0);
                }
            }
            for (int p = end - 1; p >= middle; p--) {
                turned.position(graph.stride(p) * outer, graph.choices(p), middles[p]);
            }
            sheet.turn(turned, inner, outer);
            for (int p = middle - 1; p >= first; p--) {
                sheet.position(graph.stride(p), graph.choices(p), middles[p]);
            }
            store(sheet, 0, base, rows);
        }

        private void bundle(int base, int columns, CliqueSheet sheet) {
            sheet.resize(rows * columns);
            for (int row = 0; row < rows; row++) {
                int v = base + row * width;
                for (int j = 0; j < columns; j++) {
                    sheet.put(row * columns + j, losses.key(v + j), least[v + j], codes[v + j] & 0xff);
                }
            }
            for (int p = end - 1; p >= first; p--) {
                sheet.position(graph.stride(p) / width * columns, graph.choices(p), middles[p]);
            }
            for (int row = 0; row < rows; row++) {
                store(sheet, row * columns, base + row * width, columns);
            }
        }

        private void store(CliqueSheet sheet, int from, int v, int count) {
            for (int j = 0; j < count; j++) {
                codes[v + j] = sheet.code(from + j);
            }
            for (int j = 0; j < count && first > 0; j++) {
                least[v + j] = sheet.least(from + j);
            }
        }
    }
}
