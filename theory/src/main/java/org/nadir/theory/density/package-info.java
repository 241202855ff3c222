/**
 * Densities: pdf_n of losses, pdf_e of a neighbour's loss given a vertex's, and the families of both.
 *
 * <p>Transcendental functions are taken from {@link java.lang.StrictMath}, so that a result is the same to the bit on
 * every machine.
 */
@NullMarked
package org.nadir.theory.density;

import org.jspecify.annotations.NullMarked;
