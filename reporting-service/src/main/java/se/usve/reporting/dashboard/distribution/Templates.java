package se.usve.reporting.dashboard.distribution;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page of the distribution, in {@code templates/distribution}. */
@CheckedTemplate(basePath = "distribution")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance distribution(DistributionPage page, Frame frame);
}
