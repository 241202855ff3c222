/**
 * The Jupyter kernel that runs notebooks in Java, with Nadir on its class path.
 *
 * <p>{@link org.nadir.notebooks.Kernel} speaks with Jupyter; {@link org.nadir.notebooks.Session} runs cells;
 * {@link org.nadir.notebooks.Notebook} is what a cell may call; {@link org.nadir.notebooks.Kernelspec} tells Jupyter about
 * the kernel.
 */
@NullMarked
package org.nadir.notebooks;

import org.jspecify.annotations.NullMarked;
