package org.nadir.simulation.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a graph from a text file of edges: two vertices a line, numbered from 0, separated by spaces, tabs or a comma. Empty
 * lines and lines that begin with # are skipped.
 *
 * <p>Either every edge is named once, or every edge is named in both directions; a file that does neither is not symmetric
 * and is refused.
 */
public final class EdgeList {

    private EdgeList() {}

    /**
     * Reads a file.
     *
     * @param file the file, in UTF-8
     * @return the graph, its vertices 0 to the largest number in the file
     * @throws IllegalArgumentException if a line is not an edge, an edge joins a vertex to itself or is named twice, or some
     *     edges but not all are named in both directions
     * @throws IOException if the file can not be read
     */
    public static Adjacency read(Path file) throws IOException {
        long[] arcs = new long[1024];
        int[] lines = new int[1024];
        int count = 0;
        int most = -1;
        int number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                if (count == arcs.length) {
                    arcs = Arrays.copyOf(arcs, 2 * count);
                    lines = Arrays.copyOf(lines, 2 * count);
                }
                String[] ends = text.split("\\s*,\\s*|\\s+", -1);
                if (ends.length != 2) {
                    throw refusal(file, number, "an edge is two vertices, but there are " + ends.length + " words");
                }
                int u = vertex(file, number, ends[0]);
                int v = vertex(file, number, ends[1]);
                if (u == v) {
                    throw refusal(file, number, "an edge joins vertex " + u + " to itself");
                }
                most = Math.max(most, Math.max(u, v));
                arcs[count] = ((long) u << 32) | v;
                lines[count++] = number;
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ":" + (number + 1) + ": not text in UTF-8", e);
        }
        if (count == 0) {
            throw refusal(file, 1, "there is no edge");
        }
        // Isolated vertices cost memory too: a number of two billion in a file of ten edges is a mistake in the file.
        Room.check(
                "the graph of " + file + ", whose largest vertex is " + most + ",", 8L * most + 16L * count, most + 2L);
        return Adjacency.ofEdges(most + 1, edges(file, arcs, lines, count), "edges(" + file.getFileName() + ")");
    }

    private static IllegalArgumentException refusal(Path file, int line, String problem) {
        return new IllegalArgumentException(file + ":" + line + ": " + problem);
    }

    private static int vertex(Path file, int line, String text) {
        try {
            int vertex = Integer.parseInt(text);
            if (vertex >= 0 && vertex < Integer.MAX_VALUE) {
                return vertex;
            }
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw refusal(file, line, "a vertex is a number from 0 to 2147483646, but was '" + text + "'");
    }

    /** Each edge once, whether the file names it once or in both directions. */
    private static int[] edges(Path file, long[] arcs, int[] lines, int count) {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Long.compare(undirected(arcs[i]), undirected(arcs[j])));
        int[] edges = new int[2 * count];
        int end = 0;
        int onceLine = 0;
        int twice = 0;
        for (int i = 0; i < count; ) {
            long arc = arcs[order[i]];
            int same = 1;
            while (i + same < count && undirected(arcs[order[i + same]]) == undirected(arc)) {
                same++;
            }
            if (same > 2 || (same == 2 && arcs[order[i + 1]] == arc)) {
                throw refusal(
                        file, lines[order[i + 1]], "the edge " + (arc >> 32) + " – " + (int) arc + " is named twice");
            }
            if (same == 1 && onceLine == 0) {
                onceLine = lines[order[i]];
            }
            twice += same == 2 ? 1 : 0;
            edges[end++] = (int) (arc >> 32);
            edges[end++] = (int) arc;
            i += same;
        }
        if (onceLine > 0 && twice > 0) {
            throw refusal(
                    file,
                    onceLine,
                    "the edges are not symmetric: " + twice
                            + " are named in both directions, but the one on this line is not");
        }
        return Arrays.copyOf(edges, end);
    }

    private static long undirected(long arc) {
        long u = arc >> 32;
        long v = (int) arc;
        return u < v ? arc : (v << 32) | u;
    }
}
