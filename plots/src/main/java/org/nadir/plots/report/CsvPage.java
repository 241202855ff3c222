package org.nadir.plots.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Estimate;

/** A report's tables as CSV: a number with an error takes two columns, an unknown cell is empty. */
final class CsvPage {
    private CsvPage() {}

    static String write(Report report) {
        StringWriter page = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(LineDelimiter.LF)
                .build(page);
        boolean first = true;
        for (Table table : report.tables()) {
            if (!first) {
                page.append('\n');
            }
            first = false;
            write(table, csv);
        }
        return page.toString();
    }

    private static void write(Table table, CsvWriter csv) {
        List<String> header = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            String key = table.columns().get(c).key();
            header.add(key);
            if (table.hasErrors(c)) {
                header.add(key + "_error");
            }
        }
        csv.writeRecord(header);
        for (var row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                @Nullable Object cell = row.get(c);
                cells.add(cell instanceof Estimate estimate ? text(estimate.value()) : text(cell));
                if (table.hasErrors(c)) {
                    cells.add(cell instanceof Estimate estimate ? text(estimate.error()) : "");
                }
            }
            csv.writeRecord(cells);
        }
    }

    private static String text(@Nullable Object cell) {
        return cell == null || (cell instanceof Double number && number.isNaN()) ? "" : cell.toString();
    }
}
