package se.usve.survey.imports;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

    /** Code: the row would change answers that are not those it was made from. */
    static final String ANSWERS_MOVED = "ANSWERS_MOVED";
    /** Code of a warning: the row takes away the answer to a question. */
    static final String ANSWER_REMOVED = "ANSWER_REMOVED";

    private static final String VERSION = "version";
    private static final String UNIT = "unit";
    private static final int LONGEST_SHOWN = 64;

    private final AnswerColumns columns;
    private final Map<String, OfUnit> units;
    private final String reason;
    private final UnaryOperator<String> letters;

    /**
     * @param columns of the round's questionnaire
     * @param units   the units the sender may send answers of, with what they have answered
     * @param reason  why the answers are sent, for rows that do not say so; null if that is not told
     * @param letters how a spreadsheet names a column of the file; null if it does not
     */
    Planning(AnswerColumns columns, List<OfUnit> units, String reason, UnaryOperator<String> letters) {
        this.columns = columns;
        this.units = units.stream().collect(Collectors.toMap(OfUnit::unit, Function.identity()));
        this.reason = reason;
        this.letters = letters;
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
        if (action.stores() && hasMoved(row, unit)) {
            return new PlannedRow(row.number(), row.unit(), Action.REJECTED, base, null, null,
                    new Told(List.of(), List.of(moved(row, unit)), row.warnings(), List.of()));
        }
        var warnings = Stream.concat(row.warnings().stream(), removed(row, changes.orElse(List.of()))).toList();
        return new PlannedRow(row.number(), row.unit(), action, base, action.stores() ? answers : null,
                action.stores() ? why(row) : null,
                new Told(changes.orElse(List.of()), List.of(), warnings, List.of()));
    }

    /** A unit that never sent anything has nothing to lose: its row may come from another round's file. */
    private static boolean hasMoved(SentRow row, OfUnit unit) {
        return row.version() != null && unit.version() > 0 && row.version() != unit.version();
    }

    private RowError moved(SentRow row, OfUnit unit) {
        return new RowError(row.number(), VERSION, letters.apply(VERSION), null, ANSWERS_MOVED, new Text(
                "enhetens svar är inte längre de som filen visar (raden visar version %d, nu gäller version %d): hämta "
                        + "en ny fil och ändra i den, eller töm cellen version om raden ska ersätta de svar som gäller nu",
                "the unit's answers are no longer those the file shows (the row shows version %d, now it is version %d): "
                        + "fetch a new file and change that, or empty the cell version if the row is to replace the "
                        + "answers there are now").with(row.version(), unit.version()));
    }

    private static Stream<RowError> removed(SentRow row, List<Change> changes) {
        return changes.stream().filter(change -> change.current() == null).map(change -> new RowError(row.number(), null,
                null, change.question(), ANSWER_REMOVED, new Text(
                        "fråga %s: det svar som finns tas bort, för raden har inget svar på frågan",
                        "question %s: the answer there is will be removed, as the row does not answer the question")
                        .with(change.question())));
    }

    private String why(SentRow row) {
        return Stream.of("import", row.reason() == null ? reason : row.reason()).filter(Objects::nonNull)
                .collect(Collectors.joining(": "));
    }

    private Optional<RowError> ofUnit(SentRow row, Optional<OfUnit> unit) {
        if (row.unit().isEmpty()) {
            return Optional.empty();
        }
        if (unit.isEmpty()) {
            return Optional.of(new RowError(row.number(), UNIT, letters.apply(UNIT), null, UNKNOWN_UNIT, new Text(
                    "”%s” är ingen enhet som du kan skicka svar för i omgången: rätta id:t, eller registrera enheten "
                            + "först",
                    "“%s” is no unit of the round whose answers you can send: mend the id, or register the unit first")
                    .with(shown(row.unit()))));
        }
        return unit.filter(known -> !known.receivesAnswers()).map(_ -> new RowError(row.number(), UNIT, letters.apply(UNIT), null,
                NOT_RECEIVED, new Text(
                        "omgången är stängd, och enheten har ingen förlängd svarstid",
                        "the round has closed, and the unit has no leave to answer late")));
    }

    private Optional<RowError> ofReason(SentRow row) {
        return Optional.ofNullable(row.reason()).filter(reason -> !Reasons.isGood(reason))
                .map(_ -> new RowError(row.number(), "reason", letters.apply("reason"), null,
                        "INVALID_VALUE", Reasons.RULE));
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
