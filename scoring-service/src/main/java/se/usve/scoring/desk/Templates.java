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

    static native TemplateInstance queue(QueuePage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance opened(CasePage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance conflicts(ConflictsPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance overrides(OverridesPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance replies(RepliesPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance unit(UnitPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance level(LevelPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance agreement(AgreementPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance visits(VisitsPage page, List<Room.Door> doors, Viewer viewer);

    static native TemplateInstance help(Viewer viewer);
}
