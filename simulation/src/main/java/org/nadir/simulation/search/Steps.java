package org.nadir.simulation.search;

/** LS(v): where local search steps from every vertex, held as compactly as the graph allows. */
interface Steps {

    /**
     * One step.
     *
     * @param v a vertex
     * @return the vertex it steps to, v itself at a minimum
     */
    int next(int v);

    /** Whether a vertex steps nowhere. */
    boolean stays(int v);

    /**
     * One step of many searches at once, so that the memory is asked for many vertices before the first answers. Those that
     * still move come first, in their order; those at a minimum go to {@code ended}.
     *
     * @param at where the searches are; overwritten
     * @param count how many there are
     * @param ended where the minima of those that have ended are written, with room for one more than these
     * @param from where in {@code ended} to write
     * @return how many still move
     */
    int advance(int[] at, int count, int[] ended, int from);

    /** Steps held as the vertices stepped to. */
    static Steps of(int[] next) {
        return new Steps() {
            @Override
            public int next(int v) {
                return next[v];
            }

            @Override
            public boolean stays(int v) {
                return next[v] == v;
            }

            @Override
            public int advance(int[] at, int count, int[] ended, int from) {
                int moving = 0;
                int end = from;
                for (int i = 0; i < count; i++) {
                    int v = at[i];
                    int u = next[v];
                    at[moving] = u;
                    ended[end] = v;
                    // 1 where v ≠ u, without a branch, which could not be foreseen
                    int moves = ((v ^ u) | -(v ^ u)) >>> 31;
                    moving += moves;
                    end += 1 - moves;
                }
                return moving;
            }
        };
    }
}
