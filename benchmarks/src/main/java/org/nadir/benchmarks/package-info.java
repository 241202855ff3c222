/** Nadir's benchmarks room. */
@NullMarked
package org.nadir.benchmarks;

import org.jspecify.annotations.NullMarked;
