package se.usve.scoring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.usve.chassis.erasure.ErasureResource;
import se.usve.chassis.problem.Text;
import se.usve.chassis.signin.SignInPages;
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
                        .or(belongToAnyOf(Text.class, Text[].class, Outcome.class)))
                .check(SERVICE);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("se.usve.scoring.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    /**
     * Whose a round is, is decided in one place: what is about rounds or units asks it, or a use case that does. Rule sets by
     * themselves are everybody's.
     */
    @Test
    void whatIsServedAsksWhoMaySeeIt() {
        classes().that().areAnnotatedWith(Path.class).and().resideOutsideOfPackage("..profile..")
                .and().doNotHaveFullyQualifiedName("se.usve.scoring.ruleset.RuleSetVersionResource")
                // What operators do with events is about whatever round they are of, and shows nothing of it.
                .and().resideOutsideOfPackage("..operation..")
                // Who is erased is the administrators' to say, whatever rounds they stood in.
                .and().areNotAssignableTo(ErasureResource.class)
                // Signing in and the pages open to everyone are about no round.
                .and().areNotAssignableTo(SignInPages.class)
                .should(new ArchCondition<JavaClass>("ask UnitAccess, or use a class of their feature that does") {
                    @Override
                    public void check(JavaClass resource, ConditionEvents events) {
                        var asks = asks(resource) || usedBy(resource)
                                .filter(used -> used.getPackage().equals(resource.getPackage())).anyMatch(
                                        used -> asks(used) || usedBy(used).anyMatch(ArchitectureTest::asks));
                        events.add(new SimpleConditionEvent(resource, asks, resource.getName() + " asks nobody"));
                    }
                })
                .check(SERVICE);
    }

    private static Stream<JavaClass> usedBy(JavaClass user) {
        return user.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
    }

    private static boolean asks(JavaClass service) {
        return usedBy(service).anyMatch(used -> used.isEquivalentTo(UnitAccess.class));
    }

    /** Pages show what the features give: they have no way of their own to what is stored, and nothing hangs on them. */
    @Test
    void theDeskIsBuiltOnTheFeaturesAndNothingOnIt() {
        classes().that().resideInAPackage("se.usve.scoring.desk")
                .should().onlyHaveDependentClassesThat().resideInAPackage("se.usve.scoring.desk")
                .check(SERVICE);
        noClasses().that().resideInAPackage("se.usve.scoring.desk")
                .should().dependOnClassesThat().resideInAPackage("se.usve.scoring.store")
                .check(SERVICE);
    }

    /** What results rest on knows nothing of them; only what looks at results, or makes new ones of them, does. */
    @Test
    void whatResultsRestOnDoesNotKnowTheWayTheyAreScored() {
        classes().that().resideInAPackage("se.usve.scoring.result")
                .should().onlyHaveDependentClassesThat().resideInAnyPackage("se.usve.scoring.result",
                        "se.usve.scoring.whatif", "se.usve.scoring.rescoring", "se.usve.scoring.sealing",
                        "se.usve.scoring.desk")
                .check(SERVICE);
    }
}
