/**
 * From a landscape to distributions: normal scores, the dependence between neighbours, the spectrum over interaction
 * orders, and the pairs (pdf_n, pdf_e) fitted to them.
 */
@NullMarked
package org.nadir.simulation.fit;

import org.jspecify.annotations.NullMarked;
