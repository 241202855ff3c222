package org.nadir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void theLineShowsShareAndTimeLeft() {
        assertThat(ProgressLine.line("200 graphs", 50, 200, 10))
                .isEqualTo("200 graphs  ██████░░░░░░░░░░░░░░░░░░  25 %  30 s left");
        assertThat(ProgressLine.line("200 graphs", 0, 200, 10)).endsWith("  0 %");
        assertThat(ProgressLine.line("200 graphs", 200, 200, 10)).endsWith("100 %  0 s left");
        assertThat(ProgressLine.line("graphs", 1, 3, 600)).endsWith(" 33 %  20 min 00 s left");
        assertThat(ProgressLine.line("graphs", 7, 0, 7200)).isEqualTo("graphs  7  2 h 00 min");
    }

    @Test
    void nothingIsWrittenWhereStderrIsNoTerminal() throws InterruptedException {
        assertThat(afterWork(false)).isEmpty();
        assertThat(afterWork(true)).contains("work").endsWith("\r\u001b[2K");
    }

    private static String afterWork(boolean shown) throws InterruptedException {
        StringWriter err = new StringWriter();
        ProgressLine progress = ProgressLine.on(new PrintWriter(err), shown);
        progress.started("work", 2);
        Thread.sleep(150);
        progress.advanced(1);
        progress.finished();
        return err.toString();
    }
}
