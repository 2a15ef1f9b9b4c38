package se.usve.survey.form;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.pages.Language;
import se.usve.chassis.pages.Pages;
import se.usve.survey.catalogue.Questionnaires;
import se.usve.survey.draft.Draft;
import se.usve.survey.draft.Drafts;
import se.usve.survey.register.UnitsInRound;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.round.RoundState;
import se.usve.survey.submission.NewestVersions;

/** The reporter's rounds and units. */
@Path("/form")
@RolesAllowed({Role.REGION, Role.ADMIN})
class UnitListResource {

    private static final List<RoundState> ORDER =
            List.of(RoundState.OPEN, RoundState.CLOSED, RoundState.DRAFT, RoundState.PUBLISHED);
    private static final int LONGEST_FILTER = 100;

    private final RoundInForce rounds;
    private final UnitsInRound units;
    private final Drafts drafts;
    private final NewestVersions newest;
    private final Questionnaires questionnaires;
    private final Pages pages;
    private final Caller caller;

    UnitListResource(RoundInForce rounds, UnitsInRound units, Drafts drafts, NewestVersions newest,
            Questionnaires questionnaires, Pages pages, Caller caller) {
        this.rounds = rounds;
        this.units = units;
        this.drafts = drafts;
        this.newest = newest;
        this.questionnaires = questionnaires;
        this.pages = pages;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true)
    public Response list(@RestQuery String q, @RestQuery String left) {
        var viewer = pages.viewer();
        var filter = new RoundView.Filter(q == null || q.length() > LONGEST_FILTER ? "" : q, left != null);
        var region = caller.actsOnlyFor();
        var shown = rounds.visible(caller).stream()
                .sorted(Comparator.comparingInt((RoundFacts round) -> ORDER.indexOf(round.state()))
                        .thenComparing(RoundFacts::closes, Comparator.reverseOrder()))
                .map(round -> RoundView.of(round, rows(round, region, viewer.language()), filter, viewer.language()))
                .filter(round -> !round.units().isEmpty() || !round.hidden().isEmpty()).toList();
        return Pages.page(Templates.units(shown, filter, viewer), viewer);
    }

    private List<UnitRow> rows(RoundFacts round, Optional<String> region, Language language) {
        var participants = units.of(round.id(), region);
        if (participants.isEmpty()) {
            return List.of();
        }
        var questionnaire = questionnaires.get(round.questionnaire());
        var draftOf = drafts.of(round.id(), region, participants.size(), 0).stream()
                .collect(Collectors.toMap(Draft::unit, Function.identity()));
        var newestOf = newest.of(round.id(), region);
        return participants.stream().map(unit -> UnitRow.of(round.id(), unit,
                Optional.ofNullable(draftOf.get(unit.unit())), Optional.ofNullable(newestOf.get(unit.unit())),
                questionnaire, language)).toList();
    }
}
