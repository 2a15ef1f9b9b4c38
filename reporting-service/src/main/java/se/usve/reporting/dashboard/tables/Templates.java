package se.usve.reporting.dashboard.tables;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.reporting.dashboard.Frame;

/** The page, in {@code templates/tables}. */
@CheckedTemplate(basePath = "tables")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance tables(TablesPage page, Frame frame);
}
