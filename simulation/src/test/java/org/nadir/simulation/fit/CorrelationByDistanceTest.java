package org.nadir.simulation.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.simulation.graph.Hamming;
import org.nadir.simulation.landscape.read.CategoricalFile;
import org.nadir.simulation.landscape.read.CategoricalTable;
import org.nadir.simulation.landscape.read.TableFormat;
import org.nadir.simulation.random.RandomStream;

class CorrelationByDistanceTest {
    @TempDir
    Path folder;

    @Test
    void pairsTheWholeSpaceAndSubsetsOfPositionsGiveTheSameSums() throws IOException {
        Hamming space = Hamming.mixed(3, 2, 5, 2, 4);
        CategoricalTable table = Tables.of(folder, space, Tables.noise(240, 1), Tables.share(240, 0.7, 2));
        double[] z = table.losses();
        double[][] byPairs = RowPairs.sums(table, z, 5);
        double[][] bySpace = DistanceSums.sums(table, z, 5);
        double[][] bySubsets = CorrelationByDistance.subsetSums(table, 5, z);
        for (int k = 1; k <= 5; k++) {
            assertThat(bySpace[k]).containsExactly(byPairs[k], within(1e-9));
            assertThat(bySubsets[k]).containsExactly(byPairs[k], within(1e-9));
            assertThat(bySpace[k][0]).isEqualTo(byPairs[k][0]);
        }
        assertThat(RowPairs.sums(table, z, 2)[2]).isEqualTo(byPairs[2]);
        assertThat(DistanceSums.sums(table, z, 2)[2]).isEqualTo(bySpace[2]);
    }

    @Test
    void eightOfTenOfABinarySpaceHaveAllDistances() throws IOException {
        Hamming space = Hamming.hypercube(14);
        CategoricalTable table = Tables.of(
                folder,
                space,
                Tables.each(space, x -> x[0] + 2 * x[3] * x[5] + 1e-3 * x[7]),
                Tables.share(space.order(), 0.8, 2));
        CorrelationByDistance r = CorrelationByDistance.of(table, table.losses(), 14);
        assertThat(r.reach()).isEqualTo(14);
        double pairs = 0;
        for (int k = 1; k <= 14; k++) {
            pairs += r.pairs(k);
        }
        assertThat(pairs).isEqualTo(table.rows() * (table.rows() - 1.0));
    }

    /** The cost of subsets of two of 200 positions would be 20,000 a row. */
    @Test
    void fewRowsOfManyPositionsHaveAllDistances() throws IOException {
        RandomStream stream = RandomStream.of(3);
        StringBuilder text = new StringBuilder("s,y\n");
        for (int row = 0; row < 1500; row++) {
            char[] word = "C".repeat(200).toCharArray();
            // Its number at ten places makes a row different from all others; then a few mutations.
            for (int bit = 0; bit < 11; bit++) {
                word[bit * 7] = (row >> bit & 1) == 1 ? 'A' : 'C';
            }
            word[100 + stream.nextInt(100)] = 'D';
            text.append(word).append(',').append(stream.nextNormal()).append('\n');
        }
        Path file = Files.writeString(folder.resolve("long.csv"), text);
        CategoricalTable table = CategoricalFile.read(
                file, TableFormat.ofSequence("s", "y", false).droppingConstantPositions());
        CorrelationByDistance r = CorrelationByDistance.of(table, table.losses(), table.positions());
        assertThat(r.reach()).isEqualTo(table.positions());
        // Two algorithms: subsets of positions give the first two distances.
        double[][] sums = CorrelationByDistance.subsetSums(table, 2, table.losses());
        assertThat(r.pairs(1)).isEqualTo(sums[1][0]).isPositive();
        assertThat(r.pairs(2)).isEqualTo(sums[2][0]).isPositive();
    }
}
