/** The report page: what was predicted and observed, the figures and the findings, as one HTML file. */
@NullMarked
package org.nadir.plots.page;

import org.jspecify.annotations.NullMarked;
