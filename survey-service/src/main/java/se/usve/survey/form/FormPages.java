package se.usve.survey.form;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.pages.Site;
import se.usve.chassis.problem.Text;
import se.usve.chassis.signin.SignIn;
import se.usve.chassis.signin.SignInPages;

/** The form's pages that are open to everyone, and signing in and out. */
@Path("/form")
class FormPages extends SignInPages {

    private final Pages pages;

    FormPages(Pages pages, SignIn signIn) {
        super(pages, signIn);
        this.pages = pages;
    }

    @Produces
    @Singleton
    static Site site() {
        return new Site(new Text("Enkät om miniminivåer", "Survey of minimum levels"), List.of("form.css"),
                List.of("form.js"), new Text("Till enheterna", "To the units"),
                new Text("Det du har sparat finns kvar.", "What you saved is still there."),
                new Text("Logga in med ditt vanliga tjänstekonto. Fråga din regions kontaktperson för enkäten om du inte "
                        + "har behörighet.", "Sign in with your usual work account. Ask your region's contact for the "
                        + "survey if you have no access."),
                "./usve token --role REGION --region 03 --link",
                new Text("Där provas också att enkäten går att fylla i med enbart tangentbord, utan JavaScript, och i ett "
                        + "fönster som är 320 bildpunkter brett.", "It is also tried there that the survey can be filled "
                        + "in by keyboard alone, without JavaScript, and in a window 320 pixels wide."),
                new Text("kontakta din regions kontaktperson för enkäten. De för det vidare till förvaltningen, som svarar "
                        + "inom två veckor.", "write to your region's contact for the survey. They pass it on to the "
                        + "administration, which answers within two weeks."));
    }

    @GET
    @Path("help")
    @PermitAll
    @Operation(hidden = true)
    public Response help() {
        var viewer = pages.anybody();
        return Pages.page(Templates.help(viewer), viewer);
    }
}
