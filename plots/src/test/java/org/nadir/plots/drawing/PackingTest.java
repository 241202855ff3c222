package org.nadir.plots.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackingTest {
    @Test
    void discsDoNotOverlapAndLieInTheEnclosingCircle() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 200; trial++) {
            double[] r = random.doubles(1 + random.nextInt(40))
                    .map(u -> 0.2 + 5 * u * u)
                    .toArray();
            Packing packing = Packing.of(r);
            double area = 0;
            for (int i = 0; i < r.length; i++) {
                area += r[i] * r[i];
                double fromMiddle = StrictMath.hypot(packing.x(i), packing.y(i));
                assertThat(fromMiddle + r[i]).isLessThanOrEqualTo(packing.radius() * (1 + 1e-12));
                for (int j = 0; j < i; j++) {
                    double apart = StrictMath.hypot(packing.x(i) - packing.x(j), packing.y(i) - packing.y(j));
                    assertThat(apart).isGreaterThanOrEqualTo(r[i] + r[j] - 1e-5);
                }
            }
            // the circle is not much larger than it must be
            assertThat(area / (packing.radius() * packing.radius())).isGreaterThan(0.35);
        }
    }

    @Test
    void fewVerticesOfATreeCoverEachOther() {
        SplittableRandom random = new SplittableRandom(12);
        int n = 600;
        int[] parents = new int[n];
        parents[0] = -1;
        for (int v = 1; v < n; v++) {
            parents[v] = random.nextInt(v);
        }
        TreeLayout tree = TreeLayout.of(parents);
        int crowded = 0;
        for (int v = 0; v < n; v++) {
            assertThat(StrictMath.hypot(tree.x(v), tree.y(v)) + 1).isLessThanOrEqualTo(tree.radius() * (1 + 1e-9));
            for (int w = 0; w < v; w++) {
                double apart = StrictMath.hypot(tree.x(v) - tree.x(w), tree.y(v) - tree.y(w));
                assertThat(apart).isGreaterThan(0.05);
                crowded += apart < 1 ? 1 : 0; // more than half of a vertex covered
            }
        }
        assertThat(crowded).isLessThan(n / 4);
        assertThat(tree.depth(0)).isZero();
        assertThat(tree.depth(n - 1)).isEqualTo(tree.depth(tree.parent(n - 1)) + 1);
    }

    @Test
    void textsOfTreesLieInTheSquareAndOffEachOther() {
        List<TreeLayout> trees = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4);
        for (int size : new int[] {5500, 5500, 1400, 1000, 630, 510, 270, 220, 110}) {
            int[] parents = new int[size];
            parents[0] = -1;
            for (int v = 1; v < size; v++) {
                parents[v] = random.nextInt(v);
            }
            trees.add(TreeLayout.of(parents));
        }
        Grove grove = Grove.of(trees, 240);

        for (int i = 0; i < trees.size(); i++) {
            Point2D text = grove.below(i, 0, 0);
            assertThat(text.getX()).isBetween(12.0, 228.0);
            assertThat(text.getY()).isBetween(8.0, 232.0);
            for (int j = 0; j < i; j++) {
                Point2D other = grove.below(j, 0, 0);
                // texts are some 28 points wide and 14 high
                assertThat(Math.abs(text.getX() - other.getX()) > 26 || Math.abs(text.getY() - other.getY()) > 13)
                        .as("texts %d and %d", i, j)
                        .isTrue();
            }
        }
    }

    @Test
    void aParentThatDoesNotComeBeforeItsChildIsRefused() {
        assertThatThrownBy(() -> TreeLayout.of(-1, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the parent of vertex 1 must come before it, but was 2");
    }
}
