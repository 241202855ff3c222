package org.nadir.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nadir.theory.density.CentredTruncatedNormal;
import org.nadir.theory.density.GaussianCopula;
import org.nadir.theory.density.Normal;
import org.nadir.theory.density.Pair;
import org.nadir.theory.density.TruncatedNormal;
import org.nadir.theory.numeric.Estimate;

/** Every row of reference.csv, to 1e-9 relative and to ten digits of the row. */
class ReferenceTest {
    private final Map<String, Solution> solutions = new HashMap<>();

    @TestFactory
    List<DynamicTest> everyReferenceValueIsReproduced() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("reference.csv")), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(1).toList()) {
                tests.add(DynamicTest.dynamicTest(line, () -> check(line)));
            }
        }
        assertThat(tests).hasSize(129);
        return tests;
    }

    private void check(String line) {
        String[] fields = line.split(",", -1);
        Map<String, String> params = new HashMap<>();
        for (String param : fields[1].split(";", -1)) {
            String[] parts = param.split("=", -1);
            params.put(parts[0], parts[1]);
        }
        String quantity = fields[2];
        double argument = fields[3].isEmpty() ? 0 : Double.parseDouble(fields[3]);
        double value = Double.parseDouble(fields[4]);
        Estimate found = quantity(quantity, argument, solution(fields[0], params, quantity));
        assertThat(found.value() / value).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat(found.error()).isLessThanOrEqualTo(1e-10 * found.value());
    }

    private Solution solution(String model, Map<String, String> params, String quantity) {
        int q = Integer.parseInt(params.getOrDefault("q", "2"));
        int d = Integer.parseInt(params.getOrDefault("d", params.getOrDefault("s", "0")));
        Closure closure = quantity.contains("lemma")
                ? Closure.lemma()
                : quantity.endsWith("independent") ? Closure.fresh() : Closure.cliques(d, q);
        return solutions.computeIfAbsent(params + " " + closure, key -> {
            Pair pair = model.equals("gaussian")
                    ? Pair.of(Normal.of(0, 1), GaussianCopula.of(number(params, "rho")))
                    : Pair.of(
                            TruncatedNormal.of(number(params, "mu"), number(params, "sd"), 0, 1),
                            CentredTruncatedNormal.of(number(params, "sde"), 0, 1));
            return Solution.of(pair, d * (q - 1), closure);
        });
    }

    private static double number(Map<String, String> params, String name) {
        return Double.parseDouble(Objects.requireNonNull(params.get(name)));
    }

    private static Estimate quantity(String quantity, double argument, Solution solution) {
        if (quantity.startsWith("lemma_LS^-")) {
            return solution.preimages(argument, Integer.parseInt(quantity.substring("lemma_LS^-".length())));
        }
        return switch (quantity) {
            case "minima_fraction" -> solution.minimaFraction();
            case "mean_steps" -> solution.meanSteps();
            case "mass_exact", "mass_lemma", "mass_independent" -> solution.mass();
            default -> solution.basin(argument);
        };
    }
}
