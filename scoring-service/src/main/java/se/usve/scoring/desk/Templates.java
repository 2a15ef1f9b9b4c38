package se.usve.scoring.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import se.usve.chassis.pages.Viewer;

/** The pages, in {@code templates/assess}. */
@CheckedTemplate(basePath = "assess")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance queue(QueueView page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance opened(CaseView page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance conflicts(ConflictsView page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance overrides(OverridesView page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance replies(RepliesView page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance unit(UnitView page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance level(LevelPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance agreement(AgreementPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance visits(VisitsView page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance help(Viewer viewer);
}
