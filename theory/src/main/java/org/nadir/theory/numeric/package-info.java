/** Numbers with their errors, and the quadrature that makes them. */
@NullMarked
package org.nadir.theory.numeric;

import org.jspecify.annotations.NullMarked;
