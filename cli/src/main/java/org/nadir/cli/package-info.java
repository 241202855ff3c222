/**
 * The command line: parse, call, print.
 *
 * <p>{@link org.nadir.cli.Nadir} is the root. A command is a small class that reads its options, calls theory, simulation
 * and plots, and prints a {@link org.nadir.plots.report.Report}. What all commands share is written once: the seed and the
 * threads, the format and the output folder, progress, interruption, and how a failure is told. No mathematics is here.
 */
@NullMarked
package org.nadir.cli;

import org.jspecify.annotations.NullMarked;
