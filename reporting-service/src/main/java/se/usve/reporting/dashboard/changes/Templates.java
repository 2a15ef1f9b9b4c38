package se.usve.reporting.dashboard.changes;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page, in {@code templates/changes}. */
@CheckedTemplate(basePath = "changes")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance changes(ChangesPage page, Frame frame);
}
