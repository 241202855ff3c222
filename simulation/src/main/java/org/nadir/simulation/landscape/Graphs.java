package org.nadir.simulation.landscape;

import org.nadir.simulation.graph.Graph;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.graph.Torus;

/** What laws of landscapes ask of graphs. */
final class Graphs {

    private Graphs() {}

    static double meanDegree(Graph graph) {
        if (graph instanceof Hamming || graph instanceof Torus) {
            return graph.degree(0);
        }
        long sum = 0;
        for (int v = 0; v < graph.order(); v++) {
            sum += graph.degree(v);
        }
        return (double) sum / graph.order();
    }
}
