package org.nadir.plots.report;

import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Estimate;

/** A report as HTML to stand within a page: numbers to the right, errors beside their values, no style sheet needed. */
public final class HtmlPage {
    private static final String CELL = "padding:0.15em 0.8em;border:none;";
    private static final String NUMBER =
            CELL + "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;";
    private static final String WORD = CELL + "text-align:left;";

    private HtmlPage() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return a div that holds its title, tables and notes
     */
    public static String fragment(Report report) {
        StringBuilder page = new StringBuilder("<div class=\"nadir-report\">\n");
        if (!report.title().isEmpty()) {
            page.append("<p><b>").append(escaped(report.title())).append("</b></p>\n");
        }
        for (Object block : report.blocks()) {
            if (block instanceof Table table) {
                write(table, page);
            } else {
                page.append("<p>").append(escaped((String) block)).append("</p>\n");
            }
        }
        return page.append("</div>\n").toString();
    }

    private static void write(Table table, StringBuilder page) {
        page.append("<table style=\"border-collapse:collapse\">\n");
        if (!table.title().isEmpty()) {
            page.append("<caption style=\"text-align:left\">")
                    .append(escaped(table.title()))
                    .append("</caption>\n");
        }
        page.append("<thead><tr>");
        for (int c = 0; c < table.columns().size(); c++) {
            cell("th", table.isNumeric(c), table.columns().get(c).label(), page);
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (var row : table.rows()) {
            page.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                cell("td", table.isNumeric(c), text(row.get(c)), page);
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private static void cell(String tag, boolean number, String text, StringBuilder page) {
        page.append('<')
                .append(tag)
                .append(" style=\"")
                .append(number ? NUMBER : WORD)
                .append("\">");
        page.append(escaped(text)).append("</").append(tag).append('>');
    }

    private static String text(@Nullable Object cell) {
        if (cell instanceof Estimate estimate) {
            return NumberText.of(estimate).toString();
        }
        if (cell instanceof Double value) {
            return NumberText.of(value).toString();
        }
        if (cell instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        return cell == null ? "–" : cell.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
