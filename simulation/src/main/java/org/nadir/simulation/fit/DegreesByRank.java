package org.nadir.simulation.fit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nadir.simulation.graph.Graph;
import org.nadir.theory.density.StandardNormal;

/**
 * How many vertices have how many neighbours, by the rank of their loss: where rows are missing for a reason, the good have
 * other degrees than the bad, and it is the degrees of the good that decide how many minima there are.
 *
 * <p>Bands of ranks have edges a quarter of a normal score apart from −4 to 4, wherever no tied group straddles them ({@link RankCells}). A
 * graph whose degrees are all equal has one band.
 */
public final class DegreesByRank {
    private static final double[] CUTS = IntStream.rangeClosed(-16, 16)
            .mapToDouble(i -> StandardNormal.lowerTail(i / 4.0))
            .toArray();

    private final List<Band> bands;

    private DegreesByRank(List<Band> bands) {
        this.bands = List.copyOf(bands);
    }

    /**
     * The vertices of a band of ranks.
     *
     * @param from the band's lower rank, as a share of all vertices
     * @param to its upper rank
     * @param counts how many of them have how many neighbours
     */
    public record Band(double from, double to, SortedMap<Integer, Integer> counts) {
        /**
         * Copies the counts.
         *
         * @param from the band's lower rank
         * @param to its upper rank
         * @param counts how many of its vertices have how many neighbours
         */
        public Band {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }
    }

    /**
     * The degrees of a graph by the ranks of its losses.
     *
     * @param graph a graph
     * @param losses the loss of each vertex
     * @return the degrees
     */
    public static DegreesByRank of(Graph graph, double[] losses) {
        SortedMap<Integer, Integer> all = new TreeMap<>();
        for (int v = 0; v < graph.order(); v++) {
            all.merge(graph.degree(v), 1, Integer::sum);
        }
        if (all.size() == 1) {
            return everywhere(all);
        }
        RankCells cells = RankCells.of(losses, CUTS);
        List<SortedMap<Integer, Integer>> counts = new ArrayList<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            counts.add(new TreeMap<>());
        }
        for (int v = 0; v < graph.order(); v++) {
            counts.get(cells.of(v)).merge(graph.degree(v), 1, Integer::sum);
        }
        List<Band> bands = new ArrayList<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            bands.add(new Band(cells.edge(cell), cells.edge(cell + 1), counts.get(cell)));
        }
        return new DegreesByRank(bands);
    }

    /**
     * The same degrees at all ranks.
     *
     * @param counts how many vertices have how many neighbours
     * @return the degrees
     */
    public static DegreesByRank everywhere(Map<Integer, Integer> counts) {
        return new DegreesByRank(List.of(new Band(0, 1, new TreeMap<>(counts))));
    }

    static DegreesByRank ofBands(List<Band> bands) {
        return new DegreesByRank(bands);
    }

    /**
     * The bands, the best losses first; they fill the ranks from 0 to 1.
     *
     * @return the bands
     */
    public List<Band> bands() {
        return bands;
    }

    /** The same bands, their ranks being those among the ends of edges, of which a vertex has as many as neighbours. */
    List<Band> amongEnds() {
        double ends = 0;
        for (Map.Entry<Integer, Integer> entry : all().entrySet()) {
            ends += entry.getKey() * (double) entry.getValue();
        }
        if (bands.size() == 1 || ends == 0) {
            return bands;
        }
        List<Band> among = new ArrayList<>();
        double below = 0;
        for (Band band : bands) {
            double upTo = below;
            for (Map.Entry<Integer, Integer> entry : band.counts().entrySet()) {
                upTo += entry.getKey() * (double) entry.getValue();
            }
            among.add(new Band(below / ends, upTo / ends, band.counts()));
            below = upTo;
        }
        return among;
    }

    /**
     * How far neighbours' losses are distributed otherwise than vertices': the total variation between the ranks of vertices and
     * those of the ends of edges.
     *
     * @return ½ Σ |share of the ends − share of the vertices| over the bands; 0 on a regular graph
     */
    public double stationarityDefect() {
        List<Band> ends = amongEnds();
        double sum = 0;
        for (int b = 0; b < bands.size(); b++) {
            sum += Math.abs(width(ends.get(b)) - width(bands.get(b)));
        }
        return sum / 2;
    }

    /**
     * Whether the better half of the vertices has more than half of the ends of edges.
     *
     * @return whether good vertices have the more neighbours
     */
    public boolean betterHaveMore() {
        List<Band> ends = amongEnds();
        double sum = 0;
        for (int b = 0; b < bands.size(); b++) {
            if (bands.get(b).from() < 0.5) {
                sum += width(ends.get(b)) - width(bands.get(b));
            }
        }
        return sum > 0;
    }

    private static double width(Band band) {
        return band.to() - band.from();
    }

    /**
     * The degrees of all ranks together.
     *
     * @return the number of vertices by degree
     */
    public SortedMap<Integer, Integer> all() {
        SortedMap<Integer, Integer> all = new TreeMap<>();
        for (Band band : bands) {
            band.counts().forEach((degree, count) -> all.merge(degree, count, Integer::sum));
        }
        return all;
    }

    /**
     * The degrees of the vertices by the rank of their losses, those of a band in an order that has nothing to do with them.
     *
     * @return a degree for each rank, the best first
     */
    int[] dealt() {
        int n = all().values().stream().mapToInt(Integer::intValue).sum();
        int[] dealt = new int[n];
        int start = 0;
        for (Band band : bands) {
            int size =
                    band.counts().values().stream().mapToInt(Integer::intValue).sum();
            // Each degree evenly over the band: at the places (i + ½)/count, in order of place.
            List<double[]> places = new ArrayList<>();
            for (Map.Entry<Integer, Integer> entry : band.counts().entrySet()) {
                for (int i = 0; i < entry.getValue(); i++) {
                    places.add(new double[] {(i + 0.5) / entry.getValue(), entry.getKey()});
                }
            }
            places.sort((a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
            for (int i = 0; i < size; i++) {
                dealt[start + i] = (int) places.get(i)[1];
            }
            start += size;
        }
        return dealt;
    }
}
