package se.usve.reporting.dashboard.mending;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page, in {@code templates/mending}. */
@CheckedTemplate(basePath = "mending")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance mending(MendingPage page, Frame frame);
}
