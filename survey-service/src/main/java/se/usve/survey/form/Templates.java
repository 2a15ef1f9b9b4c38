package se.usve.survey.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import se.usve.chassis.pages.Viewer;

/** The pages, in {@code templates/form}. */
@CheckedTemplate(basePath = "form")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance units(List<RoundView> rounds, RoundView.Filter filter, Viewer viewer);

    static native TemplateInstance unit(UnitView page, Viewer viewer);

    static native TemplateInstance section(SectionView page, Viewer viewer);

    static native TemplateInstance conflict(ConflictView page, Viewer viewer);

    static native TemplateInstance check(CheckView page, Viewer viewer);

    static native TemplateInstance receipt(ReceiptView page, Viewer viewer);

    static native TemplateInstance history(HistoryView page, Viewer viewer);

    static native TemplateInstance levels(LevelsView page, Viewer viewer);

    static native TemplateInstance help(Viewer viewer);
}
