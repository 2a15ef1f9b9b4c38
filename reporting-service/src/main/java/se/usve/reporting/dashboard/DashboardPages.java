package se.usve.reporting.dashboard;

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

/** The pages' accessibility statement, and signing in and out: what is published needs no sign-in. */
@Path("/")
class DashboardPages extends SignInPages {

    DashboardPages(Pages pages, SignIn signIn) {
        super(pages, signIn);
    }

    @Produces
    @Singleton
    static Site site() {
        return new Site(new Text("Miniminivåer i universitetssjukvården", "Minimum levels in university health care"),
                List.of("dashboard.css", "pages.css"), List.of("dashboard.js"), new Text("Till första sidan", "To the first page"),
                new Text("Publicerade omgångar är öppna för alla, också utan inloggning.",
                        "Published rounds are open to everyone, also without signing in."),
                new Text("Det som är publicerat är öppet för alla. För att se en omgång som pågår loggar du in med ditt vanliga "
                        + "tjänstekonto. Vänd dig till förvaltningen om du inte har behörighet.",
                        "What is published is open to everyone. To see a round under way, sign in with your usual work account. "
                        + "Turn to the administration if you have no access."),
                "./usve token --role STEERING --link",
                new Text("Där provas också att sidorna går att läsa och sortera med enbart tangentbord och utan JavaScript, att de "
                        + "får plats i ett fönster som är 320 bildpunkter brett (400 procents förstoring), och att varje diagram har "
                        + "sin tabell.",
                        "It is also tried there that the pages can be read and sorted by keyboard alone and without JavaScript, that "
                        + "they fit a window 320 pixels wide (enlarged to 400 percent), and that every chart has its table."),
                new Text("kontakta förvaltningen, som svarar inom två veckor.",
                        "write to the administration, which answers within two weeks."));
    }

    /** {@return the way to the help: what there is to know is how the figures are made} */
    @GET
    @Path("help")
    @PermitAll
    @Operation(hidden = true)
    public Response help() {
        return Pages.to("/about");
    }
}
