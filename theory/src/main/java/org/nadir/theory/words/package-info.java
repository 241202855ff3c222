/**
 * The words: one small language for densities, spaces and losses, the same at the command line, in files and in Java.
 *
 * <p>A phrase is a word with arguments, positional or named, numbers, texts or phrases again:
 *
 * <pre>
 *   truncated-normal(mean=0.25, sd=0.18, lower=0, upper=1)
 *   mixture(0.3: uniform(0, 1), 0.7: beta(2, 5))
 *   hamming(6, 5)
 *   edges("my graph.tsv")
 *   authors:cifar100
 * </pre>
 *
 * <p>{@link org.nadir.theory.words.Phrase} reads the language, {@link org.nadir.theory.words.Vocabulary} gives words their
 * meaning, and {@link org.nadir.theory.words.DensityWords} holds the words for pdf_n and pdf_e. What a density prints as is
 * a phrase that reads back to the same density.
 */
@NullMarked
package org.nadir.theory.words;

import org.jspecify.annotations.NullMarked;
