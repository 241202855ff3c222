/**
 * The front door: {@link org.nadir.Laboratory} says in a few words what the rooms behind it do.
 *
 * <ul>
 *   <li>{@link org.nadir.theory}: densities and what theory predicts from them;
 *   <li>{@link org.nadir.simulation}: landscapes and what local search finds on them;
 *   <li>{@link org.nadir.plots}: figures and tables of both.
 * </ul>
 */
@NullMarked
package org.nadir;

import org.jspecify.annotations.NullMarked;
