package se.usve.survey.imports;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.survey.contract.Region;
import se.usve.survey.imports.Import.Order;
import se.usve.survey.lane.Lanes;
import se.usve.survey.register.UnitsInRound;
import se.usve.survey.register.UnitsInRound.Participant;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundInForce;
import se.usve.survey.settings.SurveySettings;
import se.usve.survey.submission.Submit;
import se.usve.survey.submission.SubmitMany.Ground;

/** What decides, before a file is read, whether and how it is taken. */
@ApplicationScoped
class Intake {

    private final RoundInForce rounds;
    private final UnitsInRound units;
    private final Lanes lanes;
    private final long longFrom;
    private final int longFromRows;

    Intake(RoundInForce rounds, UnitsInRound units, Lanes lanes, SurveySettings.Imports imports) {
        this.rounds = rounds;
        this.units = units;
        this.lanes = lanes;
        this.longFrom = imports.longFrom().asLongValue();
        this.longFromRows = imports.longFromRows();
    }

    /**
     * {@return the only region whose units and imports the caller may touch; empty for all}
     *
     * @throws ProblemException 404 if there is no such round in sight
     */
    Optional<String> region(String round, Caller caller) {
        rounds.visible(round, caller);
        return regionOf(caller);
    }

    private static Optional<String> regionOf(Caller caller) {
        var region = caller.actsOnlyFor();
        if (region.filter(Region.CODE.asMatchPredicate().negate()).isPresent()) {
            throw new ForbiddenException();
        }
        return region;
    }

    /**
     * {@return what is asked for}
     *
     * @throws ProblemException 404 if there is no such round in sight, 409 if it receives no answers of any unit the
     *                          caller may send them for
     */
    Order order(String round, ImportRequest.Wanted wanted, Caller caller) {
        var facts = rounds.visible(round, caller);
        var region = regionOf(caller);
        mustReceive(facts, region);
        return new Order(new Ground(round, facts.questionnaire(), facts.ruleSet()), region, caller.name(), wanted.dryRun(),
                wanted.atomic(), wanted.reason());
    }

    private void mustReceive(RoundFacts round, Optional<String> region) {
        var receives = switch (round.state()) {
            case OPEN -> true;
            case CLOSED -> units.of(round.id(), region).stream().anyMatch(Participant::receivesAnswers);
            case DRAFT, PUBLISHED -> false;
        };
        if (!receives) {
            throw Submit.notReceived(round.state());
        }
    }

    Lanes.Lane enter(Order order) {
        return lanes.enter(order.region());
    }

    /** {@return whether the file is so long that its sender should not wait for it} */
    boolean isLong(byte[] file) {
        return file.length > longFrom || !isPacked(file) && lines(file) > longFromRows;
    }

    /** A spreadsheet is packed: it has no lines to count. */
    private static boolean isPacked(byte[] file) {
        return file.length > 1 && file[0] == 'P' && file[1] == 'K';
    }

    private static int lines(byte[] file) {
        int lines = 0;
        for (var octet : file) {
            if (octet == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
