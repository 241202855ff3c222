/** Nadir's plots room. */
@NullMarked
package org.nadir.plots;

import org.jspecify.annotations.NullMarked;
