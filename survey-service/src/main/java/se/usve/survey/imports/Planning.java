package se.usve.survey.imports;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.survey.files.AnswerColumns;
import se.usve.survey.files.RowError;
import se.usve.survey.files.SentRow;
import se.usve.survey.imports.PlannedRow.Base;
import se.usve.survey.imports.PlannedRow.Told;
import se.usve.survey.submission.Answers;
import se.usve.survey.submission.NewestAnswers.OfUnit;

/** Works out what the rows of a file would do to the units of a round. */
final class Planning {

    /** Code: the round has no such unit, or it is another region's. */
    static final String UNKNOWN_UNIT = "UNKNOWN_UNIT";
    /** Code: the round has closed, and the unit has no leave to answer late. */
    static final String NOT_RECEIVED = "NOT_RECEIVED";

    private static final String UNIT = "unit";
    private static final int LONGEST_SHOWN = 64;

    private final AnswerColumns columns;
    private final Map<String, OfUnit> units;
    private final String reason;

    /**
     * @param columns of the round's questionnaire
     * @param units   the units the sender may send answers of, with what they have answered
     * @param reason  why the answers are sent, for rows that do not say so; null if that is not told
     */
    Planning(AnswerColumns columns, List<OfUnit> units, String reason) {
        this.columns = columns;
        this.units = units.stream().collect(Collectors.toMap(OfUnit::unit, Function.identity()));
        this.reason = reason;
    }

    PlannedRow plan(SentRow row) {
        var unit = Optional.ofNullable(units.get(row.unit()));
        var base = unit.map(known -> new Base(known.region(), known.version(),
                known.answers().map(Answers.Canonical::sha256).orElse(null)));
        if (row.isUnanswered()) {
            return new PlannedRow(row.number(), shown(row.unit()), Action.SKIPPED, base, null, null,
                    new Told(List.of(), List.of(), row.warnings(), List.of()));
        }
        var errors = Stream.of(ofUnit(row, unit).stream(), ofReason(row).stream(), row.errors().stream())
                .flatMap(Function.identity()).toList();
        if (!errors.isEmpty()) {
            return new PlannedRow(row.number(), shown(row.unit()), Action.REJECTED, base, null, null,
                    new Told(List.of(), errors, row.warnings(), List.of()));
        }
        return valid(row, unit.orElseThrow(), base);
    }

    private PlannedRow valid(SentRow row, OfUnit unit, Optional<Base> base) {
        var answers = new Answers(row.answers()).canonical();
        var changes = unit.answers().map(now -> now.sha256().equals(answers.sha256())
                ? List.<Change>of()
                : changes(Answers.stored(now.json()).values(), row.answers()));
        var action = changes.map(some -> some.isEmpty() ? Action.UNCHANGED : Action.CHANGED).orElse(Action.CREATED);
        return new PlannedRow(row.number(), row.unit(), action, base, action.stores() ? answers : null,
                action.stores() ? why(row) : null,
                new Told(changes.orElse(List.of()), List.of(), row.warnings(), List.of()));
    }

    private String why(SentRow row) {
        return Stream.of("import", row.reason() == null ? reason : row.reason()).filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
    }

    private static Optional<RowError> ofUnit(SentRow row, Optional<OfUnit> unit) {
        if (row.unit().isEmpty()) {
            return Optional.empty();
        }
        if (unit.isEmpty()) {
            return Optional.of(new RowError(row.number(), UNIT, null, null, UNKNOWN_UNIT, new Text(
                    "”%s” är ingen enhet som du kan skicka svar för i omgången: rätta id:t, eller registrera enheten "
                            + "först",
                    "“%s” is no unit of the round whose answers you can send: mend the id, or register the unit first")
                    .with(shown(row.unit()))));
        }
        return unit.filter(known -> !known.receivesAnswers()).map(_ -> new RowError(row.number(), UNIT, null, null,
                NOT_RECEIVED, new Text(
                        "omgången är stängd, och enheten har ingen förlängd svarstid",
                        "the round has closed, and the unit has no leave to answer late")));
    }

    private static Optional<RowError> ofReason(SentRow row) {
        return Optional.ofNullable(row.reason()).filter(reason -> !Reasons.isGood(reason))
                .map(_ -> new RowError(row.number(), "reason", null, null, "INVALID_VALUE", Reasons.RULE));
    }

    /** {@return an id as it can be told and kept: what no unit can be called may hold anything} */
    private static String shown(String unit) {
        var visible = unit.replaceAll("\\p{C}", "?");
        return visible.length() <= LONGEST_SHOWN ? visible : visible.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Told in the normal form: answers that say the same in another order are no change. */
    private List<Change> changes(Map<String, Object> stored, Map<String, Object> sent) {
        var before = columns.normalised(stored);
        var after = columns.normalised(sent);
        var questions = new LinkedHashSet<>(before.keySet());
        questions.addAll(after.keySet());
        return questions.stream().filter(question -> !Objects.equals(before.get(question), after.get(question)))
                .map(question -> new Change(question, before.get(question), after.get(question))).toList();
    }
}
