package se.usve.reporting.dashboard.assessment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page, in {@code templates/assessment}. */
@CheckedTemplate(basePath = "assessment")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance assessment(AssessmentPage page, Frame frame);
}
