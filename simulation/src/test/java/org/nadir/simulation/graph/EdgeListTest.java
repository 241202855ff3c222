package org.nadir.simulation.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeListTest {
    @TempDir
    private Path folder;

    private Adjacency read(String text) throws IOException {
        return EdgeList.read(Files.writeString(folder.resolve("g.txt"), text));
    }

    @Test
    void edgesMayBeNamedOnceOrInBothDirections() throws IOException {
        Adjacency once = read("# a path and a pair\n0 1\n1,2\n\n4\t3\n");
        Adjacency both = read("0 1\n1 0\n1 2\n2 1\n3 4\n4 3\n");
        assertThat(once.flat()).isEqualTo(both.flat()).containsExactly(1, 0, 2, 1, 4, 3);
        assertThat(once.degree(1)).isEqualTo(2);
        assertThat(Components.count(once)).isEqualTo(2);
    }

    @Test
    void aBrokenFileIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("0 1\n1 0\n1 2\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("g.txt:3: the edges are not symmetric: 1 are named in both directions");
        assertThatThrownBy(() -> read("0 1\n2 x\n")).hasMessageContaining("g.txt:2: a vertex is a number");
        assertThatThrownBy(() -> read("0 1\n2 2\n")).hasMessageContaining("g.txt:2: an edge joins vertex 2 to itself");
        assertThatThrownBy(() -> read("0 1 2\n")).hasMessageContaining("g.txt:1: an edge is two vertices");
        assertThatThrownBy(() -> read("0 1\n0 1\n")).hasMessageContaining("named twice");
        assertThatThrownBy(() -> read("0 2147483646\n"))
                .hasMessageContaining("whose largest vertex is 2147483646, needs")
                .hasMessageContaining("bytes");
        assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("there is no edge");
    }
}
