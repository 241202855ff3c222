package org.nadir.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.theory.numeric.Estimate;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionTest {
    private static Session session;

    @BeforeAll
    static void open() {
        session = Session.open();
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void theValueOfTheLastExpressionIsKeptAsAnObject() {
        assertThat(session.run("int a = 20;\nint b = 2;\na + b + 0.5")).isEqualTo(22.5);
        assertThat(session.run("new Estimate(1, 0.5)")).isEqualTo(new Estimate(1, 0.5));
        assertThat(session.run("List.of(1, 2)")).isEqualTo(List.of(1, 2));
    }

    @Test
    void aDeclarationShowsNothing() {
        assertThat(session.run("double c = 3;")).isNull();
        assertThat(session.run("int twice(int x) { return 2 * x; }")).isNull();
        assertThat(session.run("// only a comment")).isNull();
        assertThat(session.run("")).isNull();
    }

    @Test
    void laterCellsSeeEarlierOnes() {
        session.run("""
                record Point(double x, double y) {
                    double length() {
                        return StrictMath.hypot(x, y);
                    }
                }
                """);
        assertThat(session.run("new Point(3, 4).length()")).isEqualTo(5.0);
    }

    @Test
    void aCellThatThrowsShowsTheExceptionAndItsLine() {
        session.run("int first = 1;");
        CellFailure failure = failure("""
                int second = 2;

                int divide(int x) {
                    return second / x;
                }
                divide(first - 1);
                """);
        assertThat(failure.lines().get(0)).isEqualTo("java.lang.ArithmeticException: / by zero");
        assertThat(failure.lines().get(1)).matches("    at divide, cell \\d+, line 4");
        assertThat(failure.lines().get(2)).matches("    at cell \\d+, line 6");
        assertThat(failure.lines()).hasSize(3);
        assertThat(failure).hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void aRefusedArgumentShowsTheLibrarysMessage() {
        CellFailure failure = failure("Estimate wrong = new Estimate(1, -2);");
        assertThat(failure.lines().get(0))
                .isEqualTo("java.lang.IllegalArgumentException: error must not be negative, but was -2.0");
        assertThat(failure.lines()).noneMatch(line -> line.contains("jshell") || line.contains("reflect"));
    }

    @Test
    void aCauseIsShown() {
        CellFailure failure = failure("throw new IllegalStateException(\"outer\", new IOException(\"inner\"));");
        assertThat(failure.lines()).contains("java.lang.IllegalStateException: outer");
        assertThat(failure.lines()).contains("caused by java.io.IOException: inner");
    }

    @Test
    void aCellThatDoesNotCompileShowsWhere() {
        CellFailure failure = failure("int good = 1;\n\nint bad = god + 1;");
        assertThat(failure.lines().get(0)).isEqualTo("cannot find symbol");
        assertThat(failure.lines()).anyMatch(line -> line.matches("    at cell \\d+, line 3:"));
        assertThat(failure.lines()).containsSubsequence("    int bad = god + 1;", "              ^");
    }

    @Test
    void aCellThatStopsInTheMiddleIsToldSo() {
        assertThatThrownBy(() -> session.run("for (int i = 0; i < 3; i++) {")).isInstanceOf(CellFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "long i = 0; do { i++; } while (i >= 0 || i < 0);",
                "for (;;) { Math.sqrt(2); }",
                "Thread.sleep(1_000_000);",
                "IntStream.iterate(0, k -> k + 1).filter(k -> k < 0).findFirst();",
                "synchronized (session0) { session0.wait(); }",
            })
    void anInterruptStopsTheRunningCell(String cell) throws InterruptedException {
        session.run("Object session0 = new Object();");
        Thread finger = new Thread(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            session.interrupt();
        });
        finger.start();
        assertThat(failure(cell).lines()).containsExactly("interrupted");
        finger.join();
        assertThat(session.run("1 + 1")).isEqualTo(2);
    }

    private static CellFailure failure(String cell) {
        return catchThrowableOfType(CellFailure.class, () -> session.run(cell));
    }
}
