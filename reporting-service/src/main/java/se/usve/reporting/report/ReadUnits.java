package se.usve.reporting.report;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.PatientContact;
import se.usve.reporting.figures.SizeClass;
import se.usve.reporting.figures.UnitState;
import se.usve.reporting.figures.UnitState.Submission;
import se.usve.reporting.questionnaires.Questionnaires;

/** Reads units of a round as the caller may see them. Errors are those of {@link Visibility}, and those named here. */
@ApplicationScoped
public class ReadUnits {

    private static final int AT_A_TIME = 1000;

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Rounds rounds;
    private final Units units;
    private final UnitHistories histories;
    private final Questionnaires questionnaires;

    ReadUnits(Snapshot snapshot, Visibility visibility, Rounds rounds, Units units, UnitHistories histories,
            Questionnaires questionnaires) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.rounds = rounds;
        this.units = units;
        this.histories = histories;
        this.questionnaires = questionnaires;
    }

    /**
     * {@return a page of the units wanted: of the caller's own region where that is all the caller sees}
     *
     * @throws ForbiddenException if another region is asked for by name
     */
    public Page<UnitRow> page(String round, Moment moment, UnitsWanted wanted, PageRequest page) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round, moment);
            var within = seen.sight().keepsTo(wanted.filter().codes(Grouping.REGION)).map(wanted::within).orElse(wanted);
            return units.page(connection, seen, within, page);
        });
    }

    /** {@return the names of the units by id: of all that take part at that moment and are in the caller's sight} */
    public Map<String, String> names(String round, Moment moment) {
        var names = new HashMap<String, String>();
        Page<UnitRow> found;
        int number = 1;
        do {
            found = page(round, moment, new UnitsWanted(UnitFilter.ALL, null, null), PageRequest.of(AT_A_TIME, number++));
            found.items().forEach(unit -> names.put(unit.unit(), unit.name()));
        } while (found.items().size() == AT_A_TIME);
        return names;
    }

    /**
     * {@return the unit, with why its levels came out so and what it answered}
     *
     * @throws ProblemException 404 if there is none, or none the caller may know of
     */
    public UnitDetail one(String round, String unit, Moment moment) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round, moment);
            var state = find(connection, seen, unit);
            var telling = new Telling(visibility.readsTexts(state.registration().region()));
            var result = state.outcomes();
            var sent = state.answered();
            return new UnitDetail(Units.row(state), state.registration().partOf(), state.registration().continues(),
                    SizeClass.valueOf(state.code(Grouping.SIZE_CLASS)),
                    PatientContact.valueOf(state.code(Grouping.PATIENT_CONTACT)),
                    sent.map(Submission::questionnaire).orElse(null), seen.asOf(), !telling.texts(),
                    result.isEmpty() ? null : telling.grounds(result.get(), histories.grounds(connection, round, unit,
                            result.get().version())),
                    sent.map(Submission::answers).map(answers -> telling.answers(
                            questionnaires.questions(sent.get().questionnaire()), answers)).orElse(null));
        });
    }

    /**
     * {@return what happened to the unit} Who has no role sees of a published round what stood when it was published and
     * what came after, as figures from before are not theirs to see.
     *
     * @throws ProblemException 404 if there is none, or none the caller may know of
     */
    public UnitHistory history(String round, String unit) {
        return snapshot.read(connection -> {
            var seen = visibility.see(connection, round);
            var state = find(connection, seen, unit);
            var entries = histories.entries(connection, round, unit, seen.asOf());
            return new UnitHistory(round, unit, visibility.readsTexts(state.registration().region()) ? entries
                    : standing(entries, rounds.published(connection, round)));
        });
    }

    /** The last of each kind until then, and all that came later; answers and withdrawals of them are one row. */
    private static List<UnitHistory.Entry> standing(List<UnitHistory.Entry> entries, Instant published) {
        var last = new HashMap<UnitHistory.Kind, UnitHistory.Entry>();
        entries.stream().filter(entry -> !entry.at().isAfter(published)).forEach(entry -> last.put(
                entry.kind() == UnitHistory.Kind.WITHDRAWAL ? UnitHistory.Kind.SUBMISSION : entry.kind(), entry));
        return entries.stream().filter(entry -> entry.at().isAfter(published) || last.containsValue(entry))
                .map(entry -> entry.at().isAfter(published) ? entry : entry.asFirst()).toList();
    }

    private UnitState find(Connection connection, Visibility.Seen seen, String unit) throws SQLException {
        return units.find(connection, seen, unit).filter(state -> seen.sight().covers(state.registration().region()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Det finns ingen enhet %s i omgången", "There is no unit %s in the round").with(unit)));
    }
}
