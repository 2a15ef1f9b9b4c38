package se.usve.scoring.assessment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;

/** What the model test explores knows no database, no HTTP and no clock of its own. */
class PureCoreTest {

    private static final Class<?>[] CORE = {UnitCases.class, Assessment.class, Review.class, Refusal.class, Ruling.class,
            Claim.class, CaseFact.class, Sight.class, Agreement.class, ExampleText.class};

    @Test
    void theStatesOfACaseNeedNothingButTheRules() {
        var core = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("se.usve.scoring.assessment");
        classes().that().belongToAnyOf(CORE).should().onlyDependOnClassesThat().resideInAnyPackage("java..",
                "com.fasterxml.jackson.annotation", "se.usve.scoring.criteria", "se.usve.scoring.unit",
                "se.usve.scoring.assessment").check(core);
        noClasses().that().belongToAnyOf(CORE).should().dependOnClassesThat().areAnnotatedWith(ApplicationScoped.class)
                .check(core);
    }
}
