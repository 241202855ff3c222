package org.nadir.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nadir.theory.Offender;

/** The rules that keep the house habitable: which room may know which, and what a library never does. */
@AnalyzeClasses(packages = "org.nadir", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] THEORY = {
        "org.nadir.theory..", "java..", "org.jspecify..", "org.hipparchus..", "org.ejml.."
    };
    private static final String[] SIMULATION = {
        "org.nadir.simulation..", "de.siegmar.fastcsv..", "tools.jackson..", "com.fasterxml.jackson.annotation.."
    };
    private static final String[] PLOTS = {
        "org.nadir.plots..", "org.knowm.xchart..", "de.erichseifert.vectorgraphics2d..", "javax.."
    };

    @ArchTest
    static final ArchRule theoryKnowsNoOtherRoom = classes()
            .that()
            .resideInAPackage("org.nadir.theory..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(THEORY));

    @ArchTest
    static final ArchRule simulationKnowsTheoryAndReaders = classes()
            .that()
            .resideInAPackage("org.nadir.simulation..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(THEORY).or(resideInAnyPackage(SIMULATION)));

    @ArchTest
    static final ArchRule plotsKnowTheoryAndSimulation = classes()
            .that()
            .resideInAPackage("org.nadir.plots..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(THEORY)
                    .or(resideInAnyPackage(SIMULATION))
                    .or(resideInAnyPackage(PLOTS)));

    @ArchTest
    static final ArchRule nobodyKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("org.nadir.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.nadir.cli..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().assignedFrom(new PackageSlices()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule numbersAreTheSameOnEveryMachine = noClasses()
            .that()
            .resideInAnyPackage("org.nadir.theory..", "org.nadir.simulation..")
            .should()
            .callMethodWhere(target(
                    "java.lang.Math",
                    "exp|expm1|log|log1p|log10|pow|sin|cos|tan|asin|acos|atan|atan2|cbrt|sinh|cosh|tanh|hypot"))
            .because("the virtual machine may compute them differently from machine to machine; StrictMath may not");

    @ArchTest
    static final ArchRule randomnessEntersByASeed = noClasses()
            .that()
            .resideInAnyPackage("org.nadir.theory..", "org.nadir.simulation..", "org.nadir.plots..")
            .should()
            .callMethodWhere(target("java.lang.Math|java.lang.StrictMath", "random"))
            .orShould()
            .callMethodWhere(target(
                    "java.util.random.RandomGenerator|java.util.Random|java.util.SplittableRandom",
                    "nextGaussian|nextExponential"))
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.util\\.Random|java\\.security\\.SecureRandom"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom"));

    @ArchTest
    static final ArchRule librariesNeverPrint = noClasses()
            .that()
            .resideInAnyPackage("org.nadir.theory..", "org.nadir.simulation..", "org.nadir.plots..")
            .should()
            .accessTargetWhere(printing());

    @ArchTest
    static final ArchRule aPlaceFollowsFromWhatAFileIsAbout = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Helpers")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..manager..");

    @Test
    void theRulesCanFail() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class, Offender.NumberUtils.class);
        assertThat(List.of(
                        theoryKnowsNoOtherRoom,
                        nobodyKnowsTheCommandLine,
                        numbersAreTheSameOnEveryMachine,
                        randomnessEntersByASeed,
                        librariesNeverPrint,
                        aPlaceFollowsFromWhatAFileIsAbout))
                .allMatch(rule -> rule.evaluate(offender).hasViolation());
    }

    private static DescribedPredicate<JavaCall<?>> target(String owners, String names) {
        return DescribedPredicate.describe(
                owners + "." + names,
                call -> call.getTargetOwner().getFullName().matches(owners)
                        && call.getName().matches(names));
    }

    private static DescribedPredicate<JavaAccess<?>> printing() {
        return DescribedPredicate.describe("System.out, System.err or printStackTrace()", access -> {
            boolean stream = access.getTargetOwner().isEquivalentTo(System.class)
                    && access.getName().matches("out|err");
            boolean trace = access.getName().equals("printStackTrace")
                    && access.getTarget().getFullName().endsWith("printStackTrace()");
            return stream || trace;
        });
    }

    /** One slice for each package. */
    private static final class PackageSlices implements SliceAssignment {
        private static final Pattern SLICE = Pattern.compile("org\\.nadir(\\.\\w+)*");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            Matcher slice = SLICE.matcher(javaClass.getPackageName());
            return slice.lookingAt() ? SliceIdentifier.of(slice.group()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "Nadir's packages";
        }
    }
}
