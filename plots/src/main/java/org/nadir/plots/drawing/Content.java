package org.nadir.plots.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The content of a panel as the series of an XChart chart without axes.
 *
 * <p>XChart takes ticks where it likes and asks the machine's fonts how much room they need; a tick spacing wider than
 * the chart keeps it from both. Its lines begin their dashes anew at every point, so dashes are cut here and given to it
 * as pieces.
 */
final class Content {
    private static final Color CLEAR = new Color(255, 255, 255, 0);
    private static final int NO_TICKS = 1 << 20; // a spacing no chart is as wide as
    private static final double BEYOND = 20; // lengths of an axis; further away is as good as infinity

    private final Axis x;
    private final Axis y;
    private final List<Consumer<XYChart>> layers = new ArrayList<>();

    Content(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    boolean isEmpty() {
        return layers.isEmpty();
    }

    XYChart chart(int width, int height) {
        XYChart chart = new XYChartBuilder().width(width).height(height).build();
        XYStyler styler = chart.getStyler();
        styler.setLegendVisible(false);
        styler.setChartTitleVisible(false);
        styler.setChartPadding(0);
        styler.setPlotMargin(0);
        styler.setPlotContentSize(1);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesVisible(false);
        styler.setPlotTicksMarksVisible(false);
        styler.setAxisTicksVisible(false);
        styler.setAxisTitlesVisible(false);
        styler.setXAxisTickMarkSpacingHint(NO_TICKS);
        styler.setYAxisTickMarkSpacingHint(NO_TICKS);
        styler.setChartBackgroundColor(CLEAR);
        styler.setPlotBackgroundColor(CLEAR);
        styler.setXAxisMin(x.coordinate(x.lower()));
        styler.setXAxisMax(x.coordinate(x.upper()));
        styler.setYAxisMin(y.coordinate(y.lower()));
        styler.setYAxisMax(y.coordinate(y.upper()));
        layers.forEach(layer -> layer.accept(chart));
        return chart;
    }

    void band(Look look, double opacity, double[] xs, double[] lower, double[] upper) {
        int n = sameLength(xs, lower, upper);
        double[] alongX = new double[2 * n];
        double[] alongY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            alongX[i] = place(x, xs[i]);
            alongY[i] = place(y, upper[i]);
            alongX[2 * n - 1 - i] = alongX[i];
            alongY[2 * n - 1 - i] = place(y, lower[i]);
        }
        layers.add(chart -> {
            XYSeries series = chart.addSeries(nextName(chart), alongX, alongY);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
            series.setFillColor(look.tint(opacity));
            series.setLineStyle(SeriesLines.NONE);
            series.setMarker(SeriesMarkers.NONE);
        });
    }

    void marks(Look look, double size, double[] xs, double[] ys) {
        sameLength(xs, ys, ys);
        double[] placedX = placed(x, xs);
        double[] placedY = placed(y, ys);
        hideUnknown(placedX, placedY);
        if (placedX.length == 0) {
            return;
        }
        layers.add(chart -> {
            XYSeries series = chart.addSeries(nextName(chart), placedX, placedY);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarkerColor(look.color());
            series.setMarker(look.mark().forXChart(size));
        });
    }

    void line(Look look, double width, double[] xs, double[] ys) {
        sameLength(xs, ys, ys);
        double[] placedX = placed(x, xs);
        double[] placedY = placed(y, ys);
        hideUnknown(placedX, placedY);
        if (placedX.length == 0) {
            return;
        }
        layers.add(chart -> {
            double perX = chart.getWidth() / (x.coordinate(x.upper()) - x.coordinate(x.lower()));
            double perY = chart.getHeight() / (y.coordinate(y.upper()) - y.coordinate(y.lower()));
            Dashes pieces = Dashes.cut(placedX, placedY, look.dash(), perX, perY);
            stroke(chart, look, width, pieces.xs(), pieces.ys());
        });
    }

    /** Straight strokes, one from each first to each second point. */
    void strokes(Look look, double width, double[] x1, double[] y1, double[] x2, double[] y2) {
        int n = sameLength(x1, y1, x2);
        sameLength(x1, y2, y2);
        double[] xs = new double[3 * n];
        double[] ys = new double[3 * n];
        for (int i = 0; i < n; i++) {
            xs[3 * i] = place(x, x1[i]);
            xs[3 * i + 1] = place(x, x2[i]);
            xs[3 * i + 2] = xs[3 * i + 1];
            ys[3 * i] = place(y, y1[i]);
            ys[3 * i + 1] = place(y, y2[i]);
            ys[3 * i + 2] = Double.NaN;
        }
        hideUnknown(xs, ys);
        if (n > 0) {
            layers.add(chart -> stroke(chart, look, width, xs, ys));
        }
    }

    private static void stroke(XYChart chart, Look look, double width, double[] xs, double[] ys) {
        XYSeries series = chart.addSeries(nextName(chart), xs, ys);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(look.color());
        int cap = look.dash().isEmpty() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        series.setLineStyle(new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND));
        series.setMarker(SeriesMarkers.NONE);
    }

    private static String nextName(XYChart chart) {
        return "layer " + chart.getSeriesCollection().size();
    }

    private double[] placed(Axis axis, double[] values) {
        double[] placed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            placed[i] = place(axis, values[i]);
        }
        return placed;
    }

    /** The coordinate of a value, near enough to the axis for a finite path; NaN for a NaN. */
    private static double place(Axis axis, double value) {
        double from = axis.coordinate(axis.lower());
        double to = axis.coordinate(axis.upper());
        double far = BEYOND * (to - from);
        double at = axis.coordinate(value);
        return Double.isNaN(at) ? at : Math.max(from - far, Math.min(to + far, at));
    }

    /** XChart looks only at ordinates for gaps. */
    private static void hideUnknown(double[] xs, double[] ys) {
        for (int i = 0; i < xs.length; i++) {
            if (Double.isNaN(xs[i])) {
                xs[i] = 0;
                ys[i] = Double.NaN;
            }
        }
    }

    private static int sameLength(double[] a, double[] b, double[] c) {
        if (a.length != b.length || a.length != c.length) {
            throw new IllegalArgumentException("a layer needs as many abscissae as ordinates, but had " + a.length
                    + ", " + b.length + " and " + c.length);
        }
        return a.length;
    }
}
