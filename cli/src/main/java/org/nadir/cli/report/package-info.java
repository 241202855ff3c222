/**
 * What a command prints: tables and notes, as text for people, as JSON and CSV for programs.
 *
 * <p>All three are made from the same rows, so they never disagree.
 */
@NullMarked
package org.nadir.cli.report;

import org.jspecify.annotations.NullMarked;
