package se.usve.scoring.desk;

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

/** The assessors' pages that are open to everyone, and signing in and out. */
@Path("/assess")
class DeskPages extends SignInPages {

    private final Pages pages;

    DeskPages(Pages pages, SignIn signIn) {
        super(pages, signIn);
        this.pages = pages;
    }

    @Produces
    @Singleton
    static Site site() {
        return new Site(new Text("Bedömning av miniminivåer", "Assessment of minimum levels"), List.of("desk.css"),
                List.of(), new Text("Till första sidan", "To the first page"),
                new Text("Dina bedömningar är sparade. Ärenden du har tagit behåller du tills tiden går ut.",
                        "Your rulings are saved. Cases you have claimed stay yours until the time runs out."),
                new Text("Logga in med ditt vanliga tjänstekonto. Vänd dig till förvaltningen om du inte har behörighet.",
                        "Sign in with your usual work account. Turn to the administration if you have no access."),
                "./usve token --role ASSESSOR --region 03 --link",
                new Text("Där provas också att ett ärende går att ta och bedöma med enbart tangentbord, att sidorna fungerar "
                        + "utan JavaScript, och att de får plats i ett fönster som är 320 bildpunkter brett.",
                        "It is also tried there that a case can be claimed and ruled on by keyboard alone, that the pages "
                        + "work without JavaScript, and that they fit a window 320 pixels wide."),
                new Text("kontakta förvaltningen, som svarar inom två veckor.",
                        "write to the administration, which answers within two weeks."));
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
