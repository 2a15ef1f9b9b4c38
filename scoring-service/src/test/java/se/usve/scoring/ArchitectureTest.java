package se.usve.scoring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.unit.UnitAccess;

/** What keeps the rules pure and the features apart. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("se.usve.scoring");

    @Test
    void criteriaNeedNothingButJava() {
        classes().that().resideInAPackage("se.usve.scoring.criteria")
                .should().onlyDependOnClassesThat().resideInAnyPackage("se.usve.scoring.criteria", "java..")
                .check(SERVICE);
    }

    @Test
    void explanationsNeedNothingButTheRulesAndWords() {
        classes().that().resideInAPackage("se.usve.scoring.explanation")
                .should().onlyDependOnClassesThat(resideInAnyPackage("se.usve.scoring.explanation",
                        "se.usve.scoring.criteria", "se.usve.scoring.ruleset", "se.usve.scoring.questionnaire", "java..")
                        .or(belongToAnyOf(Text.class, Outcome.class)))
                .check(SERVICE);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("se.usve.scoring.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    /** Whose a round is, is decided in one place: what is about rounds or units asks it. */
    @Test
    void whatIsServedAsksWhoMaySeeIt() {
        classes().that().areAnnotatedWith(Path.class).and().resideOutsideOfPackage("..profile..")
                .should().dependOnClassesThat().belongToAnyOf(UnitAccess.class)
                .check(SERVICE);
    }

    @Test
    void noFeatureKnowsTheWayResultsAreScored() {
        classes().that().resideInAPackage("se.usve.scoring.result")
                .should().onlyHaveDependentClassesThat().resideInAPackage("se.usve.scoring.result")
                .check(SERVICE);
    }
}
