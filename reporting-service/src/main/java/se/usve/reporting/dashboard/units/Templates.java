package se.usve.reporting.dashboard.units;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The pages of units, in {@code templates/units}. */
@CheckedTemplate(basePath = "units")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance list(UnitListPage page, Frame frame);

    static native TemplateInstance unit(UnitPage page, Frame frame);
}
