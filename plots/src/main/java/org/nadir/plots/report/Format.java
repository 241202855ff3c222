package org.nadir.plots.report;

import java.util.Locale;

/** How a report is written. */
public enum Format {
    /** Aligned tables for people. */
    TEXT {
        @Override
        public String write(Report report) {
            return TextPage.write(report);
        }
    },
    /** One JSON object, every number in full. */
    JSON {
        @Override
        public String write(Report report) {
            return JsonPage.write(report);
        }
    },
    /** RFC 4180, every number in full; several tables are separated by an empty line. */
    CSV {
        @Override
        public String write(Report report) {
            return CsvPage.write(report);
        }
    };

    /**
     * Writes a report.
     *
     * @param report the report
     * @return its text, ending with a line end
     */
    public abstract String write(Report report);

    /**
     * The word at the command line.
     *
     * @return text, json or csv
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
