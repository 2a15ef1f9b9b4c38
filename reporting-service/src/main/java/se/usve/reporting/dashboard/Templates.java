package se.usve.reporting.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages of the tables, in {@code templates/dashboard}. */
@CheckedTemplate(basePath = "dashboard")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance overview(OverviewPage page, Frame frame);

    static native TemplateInstance level(LevelPage page, Frame frame);

    static native TemplateInstance region(RegionPage page, Frame frame);

    static native TemplateInstance about(Frame frame);

    static native TemplateInstance nothing(String round, Frame frame);
}
