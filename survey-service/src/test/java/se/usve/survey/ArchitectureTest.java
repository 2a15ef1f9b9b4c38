package se.usve.survey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What may depend on what. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.usve.survey");

    @Test
    void featuresHaveNoCycles() {
        assertTrue(CLASSES.contain("se.usve.survey.submission.Submit"), "the service's classes are looked at");
        slices().matching("se.usve.survey.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void featuresBuildOnEachOtherInOneDirection() {
        mayUse("settings");
        mayUse("audit");
        mayUse("catalogue", "settings", "questionnaire", "contract");
        mayUse("round", "audit", "questionnaire", "catalogue", "contract");
        mayUse("files", "questionnaire");
        mayUse("lane", "settings");
        mayUse("register", "audit", "files", "lane", "round", "contract");
        mayUse("submission", "audit", "questionnaire", "catalogue", "round", "register", "contract");
        mayUse("preview", "settings");
        mayUse("form", "audit", "questionnaire", "catalogue", "round", "register", "submission", "draft", "preview");
        mayUse("draft", "audit", "questionnaire", "catalogue", "round", "submission");
        mayUse("followup", "audit", "files", "lane", "round", "register", "submission", "contract");
        mayUse("completeness", "round", "register", "contract");
        mayUse("reminder", "settings", "audit", "round", "register", "contract");
        mayUse("operation", "audit");
        mayUse("people", "settings", "audit");
        mayUse("archive", "round");
        mayUse("imports", "settings", "audit", "questionnaire", "catalogue", "round", "register", "submission", "files",
                "lane", "preview", "contract");
    }

    @Test
    void questionsAnswersAndFilesKnowNoFramework() {
        classes().that().resideInAPackage("se.usve.survey.questionnaire")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "se.usve.survey.questionnaire", "se.usve.chassis.problem")
                .check(CLASSES);
        classes().that().resideInAPackage("se.usve.survey.files")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.xml.stream..", "se.usve.survey.files",
                        "se.usve.survey.questionnaire", "se.usve.chassis.problem", "com.fasterxml.jackson..",
                        "de.siegmar.fastcsv..", "org.dhatim.fastexcel..", "org.apache.commons.compress..")
                .check(CLASSES);
        classes().that().haveSimpleName("Text").or().haveSimpleName("Violation")
                .or().haveSimpleName("Sweden")
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "se.usve.chassis.problem", "se.usve.chassis.time")
                .check(new ClassFileImporter().importPackages("se.usve.chassis.problem", "se.usve.chassis.time"));
    }

    private static void mayUse(String feature, String... others) {
        var allowed = new ArrayList<String>();
        allowed.add("se.usve.survey." + feature);
        for (var other : others) {
            allowed.add("se.usve.survey." + other);
        }
        classes().that().resideInAPackage("se.usve.survey." + feature).should().onlyDependOnClassesThat(
                DescribedPredicate.describe("are of " + allowed + " or no feature",
                        used -> !used.getPackageName().startsWith("se.usve.survey")
                                || allowed.contains(used.getPackageName())))
                .check(CLASSES);
    }
}
