package org.nadir.simulation.landscape.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.graph.Graph;

class MergedTableTest {
    @TempDir
    Path folder;

    private CategoricalTable read(String text, boolean grouped) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        TableFormat format = TableFormat.ofPositions(List.of("a", "b"), "loss", false);
        return CategoricalFile.read(file, grouped ? format.withGroup("name") : format);
    }

    /** On a 2 x 3 grid of cliques, (0,1) and (1,0) are one class, whose neighbours are those of both. */
    @Test
    void aClassHasTheNeighboursAndTheMeanLossOfItsMembers() throws IOException {
        CategoricalTable table = read("a,b,loss,name\n0,0,1,u\n0,1,4,v\n0,2,7,w\n1,0,2,v\n1,1,3,x\n1,2,9,y\n", true);
        CategoricalTable merged = table.merged();
        assertThat(merged.losses()).containsExactly(1, 3, 7, 3, 9);
        assertThat(merged.notes()).last().asString().contains("merged 6 rows into 5 classes", "1 rows fewer");
        assertThat(merged.isMerged()).isTrue();
        assertThat(merged.complete()).isFalse();
        assertThat(merged.describe(1)).isEqualTo("0 1");
        assertThat(merged.line(3)).isEqualTo(6);
        Graph graph = merged.landscape().graph();
        assertThat(neighbours(graph, 0)).containsExactly(1, 2);
        assertThat(neighbours(graph, 1)).containsExactly(0, 2, 3, 4);
        assertThat(neighbours(graph, 2)).containsExactly(0, 1, 4);
        assertThat(neighbours(graph, 3)).containsExactly(1, 4);
        assertThat(neighbours(graph, 4)).containsExactly(1, 2, 3);
        assertThatThrownBy(merged::merged).hasMessageContaining("names no classes");
    }

    /** With every row a class of its own, the quotient is the landscape. */
    @Test
    void nothingMergesWhereAllClassesDiffer() throws IOException {
        CategoricalTable table = read("a,b,loss,name\n0,0,1,u\n0,1,4,v\n1,0,7,w\n1,1,2,x\n0,2,2,y\n", true);
        Graph before = table.landscape().graph();
        Graph after = table.merged().landscape().graph();
        for (int v = 0; v < before.order(); v++) {
            assertThat(neighbours(after, v)).isEqualTo(neighbours(before, v));
        }
        assertThatThrownBy(() -> read("a,b,loss\n0,0,1\n1,1,4\n0,1,7\n", false).merged())
                .hasMessageContaining("names no classes of equivalent configurations");
    }

    private static Set<Integer> neighbours(Graph graph, int v) {
        Set<Integer> set = new TreeSet<>();
        for (int i = 0; i < graph.degree(v); i++) {
            set.add(graph.neighbour(v, i));
        }
        return set;
    }
}
