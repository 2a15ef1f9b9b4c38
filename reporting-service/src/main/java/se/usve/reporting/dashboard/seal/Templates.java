package se.usve.reporting.dashboard.seal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page, in {@code templates/seal}. */
@CheckedTemplate(basePath = "seal")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance seal(SealPage page, Frame frame);
}
