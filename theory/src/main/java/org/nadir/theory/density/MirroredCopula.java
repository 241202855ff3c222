package org.nadir.theory.density;

/**
 * A copula with its two ends exchanged: e(u, v) = e₀(−u, −v) in normal scores. What held among the best losses holds among
 * the worst.
 */
final class MirroredCopula implements Copula {
    private final Copula base;
    private final NeighbourDensity scores;

    MirroredCopula(Copula base) {
        this.base = base;
        this.scores = new Scores(base.inScores(), toString());
    }

    @Override
    public NeighbourDensity inScores() {
        return scores;
    }

    @Override
    public Copula mirrored() {
        return base;
    }

    @Override
    public String toString() {
        return "mirrored(" + base + ")";
    }

    private static final class Scores implements NeighbourDensity {
        private final NeighbourDensity base;
        private final String phrase;

        Scores(NeighbourDensity base, String phrase) {
            this.base = base;
            this.phrase = phrase;
        }

        @Override
        public double density(double u, double v) {
            return base.density(-u, -v);
        }

        @Override
        public double upperTail(double u, double t) {
            return base.lowerTail(-u, -t);
        }

        @Override
        public double lowerTail(double u, double t) {
            return base.upperTail(-u, -t);
        }

        @Override
        public double quantile(double u, double p) {
            Require.probability("p", p);
            return -base.upperQuantile(-u, p);
        }

        @Override
        public double upperQuantile(double u, double q) {
            Require.probability("q", q);
            return -base.quantile(-u, q);
        }

        @Override
        public double lower(double u) {
            return -base.upper(-u);
        }

        @Override
        public double upper(double u) {
            return -base.lower(-u);
        }

        @Override
        public double[] breaks() {
            double[] breaks = base.breaks();
            for (int i = 0; i < breaks.length; i++) {
                breaks[i] = -breaks[i];
            }
            return breaks;
        }

        @Override
        public String toString() {
            return phrase;
        }
    }
}
