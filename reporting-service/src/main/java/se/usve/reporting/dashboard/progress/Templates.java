package se.usve.reporting.dashboard.progress;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page, in {@code templates/progress}. */
@CheckedTemplate(basePath = "progress")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance progress(ProgressPage page, Frame frame);
}
