package org.nadir.simulation.fit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.nadir.simulation.graph.Adjacency;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.CategoricalTable;

/** Which combinations of a space with gaps are there, as a bit for each vertex; and the same in text, for a model file. */
final class PresentRows {
    private PresentRows() {}

    /** The bits in text: bytes of eight vertices each, the lowest bit first, deflated, in base 64. */
    static String text(BitSet present) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(present.toByteArray());
            deflater.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                bytes.write(buffer, 0, deflater.deflate(buffer));
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /**
     * The bits of a text.
     *
     * @param text what {@link #text} made
     * @param most the number of vertices of the space
     * @throws IllegalArgumentException if the text is none, or names vertices beyond the space
     */
    static BitSet read(String text, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(text));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new IllegalArgumentException("space.present is cut short");
                }
                bytes.write(buffer, 0, count);
                if (bytes.size() > most / 8 + 1) {
                    throw new IllegalArgumentException("space.present names more than the " + most + " combinations");
                }
            }
            BitSet present = BitSet.valueOf(bytes.toByteArray());
            if (present.length() > most) {
                throw new IllegalArgumentException("space.present names more than the " + most + " combinations");
            }
            return present;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("space.present is no deflated set of combinations", e);
        } finally {
            inflater.end();
        }
    }

    /** The rows of a table. */
    static BitSet of(CategoricalTable table) {
        Hamming space = Hamming.mixed(table.radices());
        BitSet present = new BitSet(space.order());
        int[] digits = new int[table.positions()];
        for (int row = 0; row < table.rows(); row++) {
            for (int p = 0; p < digits.length; p++) {
                digits[p] = table.choice(row, p);
            }
            present.set(space.vertex(digits));
        }
        return present;
    }

    /** The vertices of the space that are there, ascending. */
    static int[] vertices(BitSet present) {
        return present.stream().toArray();
    }

    /** How many vertices have how many mates in their cliques, those of one position, ascending; without those that have none. */
    static Map<List<Integer>, Integer> cliques(Hamming space, BitSet present) {
        Map<List<Integer>, Integer> cliques = new HashMap<>();
        for (int v : vertices(present)) {
            List<Integer> sizes = new ArrayList<>();
            for (int p = 0; p < space.positions(); p++) {
                int first = v - space.digit(v, p) * space.stride(p);
                int mates = -1;
                for (int c = 0; c < space.choices(p); c++) {
                    mates += present.get(first + c * space.stride(p)) ? 1 : 0;
                }
                if (mates > 0) {
                    sizes.add(mates);
                }
            }
            Collections.sort(sizes);
            cliques.merge(List.copyOf(sizes), 1, Integer::sum);
        }
        return cliques;
    }

    /** The graph that the space induces on the vertices that are there, numbered in their order. */
    static Adjacency graph(Hamming space, BitSet present, String description) {
        int[] vertices = vertices(present);
        int[] number = new int[space.order()];
        for (int i = 0; i < vertices.length; i++) {
            number[vertices[i]] = i;
        }
        int edges = 0;
        for (int v : vertices) {
            edges += above(space, present, v, null, 0, number);
        }
        int[] ends = new int[Math.multiplyExact(2, edges)];
        int at = 0;
        for (int v : vertices) {
            at += 2 * above(space, present, v, ends, at, number);
        }
        return Adjacency.ofEdges(vertices.length, ends, description);
    }

    /** The neighbours of a vertex that are there and have a greater number: how many, and the edges to them, if wanted. */
    private static int above(Hamming space, BitSet present, int v, int @Nullable [] ends, int at, int[] number) {
        int found = 0;
        for (int i = 0; i < space.degree(v); i++) {
            int w = space.neighbour(v, i);
            if (w > v && present.get(w)) {
                if (ends != null) {
                    ends[at + 2 * found] = number[v];
                    ends[at + 2 * found + 1] = number[w];
                }
                found++;
            }
        }
        return found;
    }
}
