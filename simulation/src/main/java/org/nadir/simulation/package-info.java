/** Nadir's simulation room. */
@NullMarked
package org.nadir.simulation;

import org.jspecify.annotations.NullMarked;
