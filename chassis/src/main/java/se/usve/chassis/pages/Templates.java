package se.usve.chassis.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import se.usve.chassis.problem.Problem;

/** The pages that every set of them has, in {@code templates/pages}. */
@CheckedTemplate(basePath = "pages")
final class Templates {

    private Templates() {
    }

    static native TemplateInstance accessibility(Viewer viewer);

    static native TemplateInstance signIn(boolean byLink, Viewer viewer);

    static native TemplateInstance signedOut(Viewer viewer);

    static native TemplateInstance problem(Problem problem, Viewer viewer);
}
