package se.usve.reporting.dashboard.trend;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page, in {@code templates/trend}. */
@CheckedTemplate(basePath = "trend")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance trend(TrendPage page, Frame frame);
}
