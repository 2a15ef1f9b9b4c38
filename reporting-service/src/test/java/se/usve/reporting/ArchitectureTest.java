package se.usve.reporting;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the service's packages may depend on each other. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("se.usve.reporting");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("se.usve.reporting.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void whatUnitsCountForIsPlainJava() {
        classes().that().resideInAPackage("..reporting.figures..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java.lang..", "java.util..", "java.time..", "se.usve.survey.contract..",
                        "se.usve.scoring.contract..", "se.usve.reporting.figures..").check(CLASSES);
    }

    /** Who sees what of a round is decided in one place: what reads figures and units asks it first. */
    @Test
    void nothingOfARoundIsReadWithoutAskingWhoMaySeeIt() {
        var report = "se.usve.reporting.report.";
        classes().that().haveNameMatching(report + "Read[A-Za-z]+").should().dependOnClassesThat()
                .haveFullyQualifiedName(report + "Visibility").check(CLASSES);
        noClasses().that().haveNameNotMatching(report + "(Read[A-Za-z]+|Figures.*|Units.*)").should()
                .dependOnClassesThat().haveNameMatching(report + "(Figures|Units)").check(CLASSES);
        noClasses().that().haveNameNotMatching(report + "(Visibility|Rounds)").should()
                .callMethodWhere(target(name("find")).and(target(owner(
                        HasName.Predicates.name(report + "Rounds"))))).check(CLASSES);
    }

    @Test
    void whatFiguresAreMadeOfAndHowRoundsCompareIsComputedWithoutADatabase() {
        noClasses().that().resideInAnyPackage("..reporting.indicators..", "..reporting.trends..")
                .and().haveNameNotMatching(".*\\.(Read[A-Za-z]+|[A-Za-z]+Resource)(\\$.*)?").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta..").check(CLASSES);
        classes().that().haveNameMatching("se.usve.reporting.(indicators|trends).Read[A-Za-z]+").should().dependOnClassesThat()
                .haveFullyQualifiedName("se.usve.reporting.report.Visibility").check(CLASSES);
    }

    @Test
    void whatIsShownKnowsNothingOfHowItIsFed() {
        noClasses().that().resideOutsideOfPackages("..reporting.projection..", "..reporting.rebuild..").should().dependOnClassesThat()
                .resideInAPackage("..reporting.projection..").check(CLASSES);
    }
}
