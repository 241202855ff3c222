/** Nadir's cli room. */
@NullMarked
package org.nadir.cli;

import org.jspecify.annotations.NullMarked;
