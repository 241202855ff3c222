package org.nadir.plots.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nadir.theory.numeric.Estimate;
import org.nadir.theory.numeric.Numerals;

/** A report as plain text: numbers stand under each other at the decimal point, errors beside their values. */
final class TextPage {
    private static final int WIDTH = 96;
    private static final String GAP = "   ";

    private TextPage() {}

    static String write(Report report) {
        StringBuilder page = new StringBuilder();
        page.append(report.title()).append('\n');
        int width = report.facts().keySet().stream()
                .mapToInt(TextPage::length)
                .max()
                .orElse(0);
        report.facts()
                .forEach((key, value) -> page.append("  ")
                        .append(right(key, width))
                        .append(GAP)
                        .append(words(value))
                        .append('\n'));
        for (Object block : report.blocks()) {
            page.append('\n');
            if (block instanceof Table table) {
                write(table, page);
            } else {
                wrap((String) block, page);
            }
        }
        return page.toString();
    }

    private static void write(Table table, StringBuilder page) {
        if (!table.title().isEmpty()) {
            page.append(table.title()).append('\n');
        }
        List<List<String>> columns = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            columns.add(column(table, c));
        }
        for (int r = 0; r < columns.get(0).size(); r++) {
            StringBuilder line = new StringBuilder();
            for (List<String> column : columns) {
                line.append(GAP, 0, line.length() == 0 ? 2 : GAP.length()).append(column.get(r));
            }
            page.append(line.toString().stripTrailing()).append('\n');
            if (r == 0) {
                StringBuilder rule = new StringBuilder();
                for (List<String> column : columns) {
                    rule.append(GAP, 0, rule.length() == 0 ? 2 : GAP.length())
                            .append("─".repeat(length(column.get(0))));
                }
                page.append(rule).append('\n');
            }
        }
    }

    /** A column's heading and cells, padded to one width. */
    private static List<String> column(Table table, int c) {
        String label = table.columns().get(c).label();
        List<@Nullable Object> cells =
                table.rows().stream().<@Nullable Object>map(row -> row.get(c)).toList();
        // Among words numbers have no point to stand under.
        boolean numbers =
                cells.stream().anyMatch(TextPage::isNumber) && cells.stream().noneMatch(String.class::isInstance);
        List<String> texts = numbers
                ? aligned(cells)
                : cells.stream().map(cell -> number(cell).toString()).toList();
        int width = length(label);
        for (String text : texts) {
            width = Math.max(width, length(text));
        }
        List<String> column = new ArrayList<>();
        column.add(numbers ? left(label, width) : right(label, width));
        for (String text : texts) {
            column.add(numbers ? left(text, width) : right(text, width));
        }
        return column;
    }

    /** Numbers under each other at the decimal point and at ±. */
    static List<String> aligned(List<@Nullable Object> cells) {
        List<NumberText> numbers = new ArrayList<>();
        int whole = 0;
        int rest = 0;
        int error = 0;
        for (@Nullable Object cell : cells) {
            NumberText number = number(cell);
            numbers.add(number);
            if (isNumber(cell)) {
                whole = Math.max(whole, wholeDigits(number.value()));
                rest = Math.max(rest, length(number.value()) - wholeDigits(number.value()));
            }
            error = Math.max(error, length(number.error()));
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            NumberText number = numbers.get(i);
            String value = isNumber(cells.get(i))
                    ? " ".repeat(whole - wholeDigits(number.value())) + number.value()
                    : left(number.value(), whole);
            String text = right(value, whole + rest);
            if (error > 0) {
                text += number.error().isEmpty() ? " ".repeat(3 + error) : " ± " + right(number.error(), error);
            }
            texts.add(text);
        }
        return texts;
    }

    private static boolean isNumber(@Nullable Object cell) {
        return cell instanceof Number || cell instanceof Estimate;
    }

    private static NumberText number(@Nullable Object cell) {
        if (cell instanceof Estimate estimate) {
            return NumberText.of(estimate);
        }
        if (cell instanceof Double value) {
            return NumberText.of(value);
        }
        return new NumberText(words(cell), "");
    }

    private static String words(@Nullable Object cell) {
        if (cell instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (cell instanceof Double number) {
            return Numerals.shortest(number);
        }
        return cell == null ? "–" : cell.toString();
    }

    /** The digits before the decimal point, the exponent of 1e-7 counted with what follows the point. */
    private static int wholeDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '.' || value.charAt(i) == 'e') {
                return i;
            }
        }
        return length(value);
    }

    private static void wrap(String note, StringBuilder page) {
        int column = 0;
        for (String word : note.strip().split("\\s+", -1)) {
            if (column > 0 && column + 1 + length(word) > WIDTH) {
                page.append('\n');
                column = 0;
            }
            if (column > 0) {
                page.append(' ');
                column++;
            }
            page.append(word);
            column += length(word);
        }
        page.append('\n');
    }

    private static String left(String text, int width) {
        return " ".repeat(Math.max(0, width - length(text))) + text;
    }

    private static String right(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    /** Characters as they stand on the terminal; combining marks take no room. */
    private static int length(String text) {
        return (int) text.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .count();
    }
}
