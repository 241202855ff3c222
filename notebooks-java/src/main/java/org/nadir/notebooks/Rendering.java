package org.nadir.notebooks;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.nadir.plots.Figure;
import org.nadir.plots.report.Format;
import org.nadir.plots.report.HtmlPage;
import org.nadir.plots.report.Report;
import org.nadir.plots.report.ResultTable;
import org.nadir.plots.report.Table;
import org.nadir.simulation.Observation;
import org.nadir.theory.Defects;
import org.nadir.theory.Prediction;
import org.nadir.theory.numeric.Estimate;

/** How a value looks in a notebook: tables as HTML, everything also as plain text. */
final class Rendering {
    private Rendering() {}

    static DisplayData of(Object value) {
        if (value instanceof DisplayData data) {
            return data;
        }
        if (value instanceof Table table) {
            return page(Report.of("").table(table));
        }
        if (value instanceof Prediction prediction) {
            Report report = Report.of("").table(ResultTable.of(prediction));
            prediction.warnings().forEach(report::note);
            return page(report);
        }
        if (value instanceof Estimate estimate) {
            return new DisplayData(ResultTable.text(estimate));
        }
        if (value instanceof Defects defects) {
            return page(Report.of("").table(ResultTable.of(defects)));
        }
        if (value instanceof Observation observation) {
            return page(Report.of("").table(ResultTable.of(observation)));
        }
        if (value instanceof Figure figure) {
            DisplayData data = new DisplayData(figure.title() + "\n" + figure.caption());
            data.putSVG(figure.svg());
            return data;
        }
        if (value instanceof Report report) {
            return page(report);
        }
        return new DisplayData(String.valueOf(value));
    }

    private static DisplayData page(Report report) {
        DisplayData data = new DisplayData(Format.TEXT.write(report).strip());
        data.putHTML(HtmlPage.fragment(report));
        return data;
    }

    /** Signatures and what the Javadoc says: of Nadir from its own sources, of the JDK where its sources are installed. */
    static DisplayData documentation(List<Documentation> found) {
        StringBuilder text = new StringBuilder();
        for (Documentation documentation : found) {
            text.append(documentation.signature()).append('\n');
            String javadoc = documentation.javadoc();
            if (javadoc == null || javadoc.isBlank()) {
                javadoc = Sources.javadoc(documentation.signature()).orElse("");
            }
            if (!javadoc.isBlank()) {
                text.append('\n').append(javadoc.strip()).append('\n');
            }
            text.append('\n');
        }
        return new DisplayData(text.toString().strip());
    }
}
