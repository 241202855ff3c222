package org.nadir.plots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.plots.drawing.Key;
import org.nadir.plots.drawing.Lettering;
import org.nadir.plots.drawing.Panel;
import org.nadir.theory.numeric.Curve;

/** Draws traces into a panel: spreads first, then lines, then error bars and marks. */
final class Traces {
    private static final double LINE = 1.1;
    private static final double MARK = 3.4;
    private static final int FEW = 40; // points that get marks of their own, predicted ones too where they are very few

    private Traces() {}

    /** Draws predictions as lines, and what was counted or sampled as marks with error bars. */
    static void draw(Panel panel, List<Trace> traces) {
        for (Trace trace : traces) {
            if (trace.spread() != null) {
                panel.band(trace.look(), 0.2, trace.xs(), trace.shifted(0, -1), trace.shifted(0, 1));
            }
        }
        for (Trace trace : traces) {
            if (isLine(trace)) {
                panel.line(trace.look(), LINE, trace.xs(), trace.ys());
            }
        }
        for (Trace trace : traces) {
            if (isMarked(trace)) {
                panel.bars(trace.look().unbroken(), 0.8, trace.xs(), trace.shifted(-1, 0), trace.shifted(1, 0));
                panel.marks(trace.look(), MARK, trace.xs(), trace.ys());
            }
        }
    }

    /** Draws every trace as a line, with a tinted band for its spread, or where it is sampled and has none for its error. */
    static void lines(Panel panel, List<Trace> traces) {
        for (Trace trace : traces) {
            if (isBanded(trace)) {
                int errors = trace.spread() == null ? 1 : 0;
                panel.band(
                        trace.look(),
                        0.18,
                        trace.xs(),
                        trace.shifted(-errors, errors - 1),
                        trace.shifted(errors, 1 - errors));
            }
        }
        for (Trace trace : traces) {
            panel.line(trace.look(), LINE, trace.xs(), trace.ys());
        }
    }

    private static boolean isBanded(Trace trace) {
        return trace.spread() != null || trace.source() == Source.SIMULATED;
    }

    private static boolean isLine(Trace trace) {
        return trace.source() == Source.PREDICTED || trace.curve().size() > FEW;
    }

    private static boolean isMarked(Trace trace) {
        return !isLine(trace);
    }

    /** Adds a trace to the key, as it is drawn. */
    static Key entry(Key key, Trace trace) {
        if (trace.spread() != null) {
            return key.band(trace.look(), trace.name(), isLine(trace));
        }
        return isLine(trace) ? key.line(trace.look(), trace.name()) : key.mark(trace.look(), trace.name());
    }

    /** A key with every name of some traces once. */
    static Key key(List<Trace> traces) {
        Key key = Key.empty();
        named(traces).forEach(trace -> entry(key, trace));
        return key;
    }

    /** The same for traces drawn by {@link #lines}. */
    static Key lineKey(List<Trace> traces) {
        Key key = Key.empty();
        for (Trace trace : named(traces)) {
            if (isBanded(trace)) {
                key.band(trace.look(), trace.name(), true);
            } else {
                key.line(trace.look(), trace.name());
            }
        }
        return key;
    }

    /** The first trace of every name. */
    static List<Trace> named(List<Trace> traces) {
        Map<String, Trace> first = new LinkedHashMap<>();
        traces.forEach(trace -> first.putIfAbsent(trace.name(), trace));
        return List.copyOf(first.values());
    }

    /** The columns that {@link #add} fills. */
    static DataTable.Rows table(String x, String y) {
        return DataTable.withColumns("panel", "source", "name", x, y, "error", "sd");
    }

    static void add(DataTable.Rows rows, String panel, Trace trace) {
        Curve spread = trace.spread();
        for (int i = 0; i < trace.curve().size(); i++) {
            rows.add(
                    Lettering.unmarked(panel),
                    trace.source().word(),
                    Lettering.unmarked(trace.name()),
                    trace.curve().at(i),
                    trace.curve().value(i).value(),
                    trace.curve().value(i).error(),
                    spread == null ? Double.NaN : spread.value(i).value());
        }
    }
}
