package se.usve.scoring.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.Text;
import se.usve.scoring.assessment.Agreement;
import se.usve.scoring.assessment.AgreementOfRound;
import se.usve.scoring.ruleset.RoundRules;

/** How far the assessors of a round agree, level by level. */
@Path("/assess/agreement")
@RolesAllowed({Role.ADMIN, Role.STEERING, Role.ASSESSOR})
class AgreementPageResource {

    private static final Text DECIDED = new Text("Här räknas bara avgjorda ärenden.", "Only decided cases count here.");
    private static final Text EVERY = new Text("Här räknas alla ärenden som två har bedömt.",
            "Every case that two have ruled on counts here.");
    private static final Text LEVEL = new Text("Nivå %d. %s", "Level %d. %s");
    private static final Text TOGETHER = new Text("Alla nivåer", "All levels");
    private static final String NOTHING = "–";

    private final AgreementOfRound agreement;
    private final RoundRules rules;
    private final Rooms rooms;
    private final Pages pages;

    AgreementPageResource(AgreementOfRound agreement, RoundRules rules, Rooms rooms, Pages pages) {
        this.agreement = agreement;
        this.rules = rules;
        this.rooms = rooms;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Response agreement(@RestQuery String round) {
        var viewer = pages.viewer();
        var language = viewer.language();
        var shown = Transactions.inOne(() -> {
            var known = rooms.rounds();
            var chosen = rooms.chosen(round, known);
            var found = agreement.of(chosen.id());
            var words = rules.of(chosen);
            var levels = found.levels().stream().map(level -> row(words.level(level.level())
                            .map(minimum -> language.in(LEVEL.with(level.level(), language.in(minimum.shortText()))))
                            .orElse(String.valueOf(level.level())),
                    level.agreement(), language)).toList();
            return new AgreementPage(Choice.ofRounds(known, chosen),
                    language.in(found.counted() == AgreementOfRound.Counted.DECIDED ? DECIDED : EVERY), levels,
                    row(language.in(TOGETHER), found.all(), language));
        });
        return Pages.page(Templates.agreement(shown, rooms.doors(Room.AGREEMENT, viewer), viewer), viewer);
    }

    private static AgreementPage.Row row(String level, Agreement found, Language language) {
        return new AgreementPage.Row(level, language.count(found.pairs()), language.count(found.agreed()),
                found.share() == null ? NOTHING : Names.percent(found.share(), language),
                found.kappa() == null ? NOTHING : Names.decimal(found.kappa(), language));
    }
}
