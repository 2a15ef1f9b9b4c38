package se.usve.survey.register;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import se.usve.chassis.access.Caller;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.problem.Violation;
import se.usve.survey.files.FileLimits;
import se.usve.survey.files.FileRefused;
import se.usve.survey.files.PlainTable;
import se.usve.survey.files.RowError;

/** Registers the units of a file for a round, all in one transaction, and tells row by row what that comes to. */
@ApplicationScoped
class ImportUnits {

    /**
     * How a file is to be taken.
     *
     * @param dryRun whether it is only to be told what it would come to
     * @param atomic whether nothing is to be stored if any row has errors
     */
    record Mode(boolean dryRun, boolean atomic) {
    }

    /** A row of the file: what it changes in the round or, for a unit new there, the register; every error in it. */
    record Row(int row, String unit, Planned.Action action, List<RegistrationChange.Change> changes,
            List<RowError> errors) {
    }

    private final OpenForUnits rounds;
    private final Register register;
    private final RegisterUnits units;

    ImportUnits(OpenForUnits rounds, Register register, RegisterUnits units) {
        this.rounds = rounds;
        this.register = register;
        this.units = units;
    }

    /**
     * Registers the units of the file and lets them take part.
     *
     * @return what became of each row
     * @throws FileRefused      if no row can be read
     * @throws ProblemException 404 for a round the caller may not know of, 409 if it is past registration, 422 with every
     *                          error if a row has one and the mode is atomic
     */
    @Transactional
    List<Row> importFile(String round, byte[] file, Mode mode, Caller caller, Registrar registrar) {
        var table = PlainTable.read(file, UnitTitles.ALL, FileLimits.DEFAULT);
        var facts = Optional.of(rounds.hold(round, caller));
        var lines = table.lines().stream().map(UnitLine::new).toList();
        register.hold();
        var now = register.situation(facts,
                lines.stream().flatMap(line -> Stream.of(line.unit(), line.cell("partOf"))).filter(Objects::nonNull)
                        .distinct().toList());
        var errors = new HashMap<UnitLine, List<RowError>>();
        var faulty = new HashMap<UnitLine, Wanted>();
        var wanted = wanted(lines, now, table, errors, faulty);
        var together = RegistrationPlan.together(now, wanted.values(), registrar, true);
        var plan = new HashMap<String, Planned>();
        together.all(wanted.values()).forEach(one -> plan.put(one.wanted().unit(), one));
        faulty.forEach((line, one) -> addNew(errors.get(line), together.errorsBeside(one).stream()
                .map(violation -> error(line, violation, table)).toList()));
        var rows = lines.stream().map(line -> row(line, plan.get(line.unit()), errors.get(line), table)).toList();
        if (!mode.dryRun()) {
            mustBeWhole(rows, mode);
            units.store(facts, plan.values().stream().filter(one -> one.errors().isEmpty()).toList(), registrar);
        }
        return rows;
    }

    /** What the rows without errors of their own ask for, by unit; what the others do goes to faulty. */
    private static Map<String, Wanted> wanted(List<UnitLine> lines, Situation now, PlainTable table,
            Map<UnitLine, List<RowError>> errors, Map<UnitLine, Wanted> faulty) {
        var numbers = lines.stream().filter(line -> !line.unit().isEmpty()).collect(groupingBy(UnitLine::unit,
                mapping(line -> line.line().row(), toList())));
        var wanted = new HashMap<String, Wanted>();
        for (var line : lines) {
            var found = new ArrayList<>(line.line().errors());
            var read = line.read(now.known(line.unit()));
            read.errors().forEach(violation -> found.add(error(line, violation, table)));
            var others = new ArrayList<>(numbers.getOrDefault(line.unit(), List.of()));
            others.remove((Integer) line.line().row());
            if (!others.isEmpty()) {
                found.add(error(line, new Violation("/unit", RowError.DUPLICATE_UNIT, new Text(
                        "enheten %s står också i rad %s: behåll en av raderna",
                        "the unit %s stands in row %s too: keep one of the rows").with(line.unit(), others.getFirst())),
                        table));
            }
            errors.put(line, found);
            if (found.isEmpty()) {
                wanted.put(line.unit(), read.wanted());
            } else {
                faulty.put(line, read.wanted());
            }
        }
        return wanted;
    }

    /** A cell that cannot be read is told as that alone: what follows from its being null says nothing. */
    private static void addNew(List<RowError> errors, List<RowError> more) {
        var told = errors.stream().map(RowError::column).toList();
        more.stream().filter(error -> !told.contains(error.column())).forEach(errors::add);
    }

    private static Row row(UnitLine line, Planned planned, List<RowError> own, PlainTable table) {
        if (!own.isEmpty() || planned == null) {
            return new Row(line.line().row(), line.unit(), Planned.Action.REJECTED, List.of(), own);
        }
        var isRejected = planned.action() == Planned.Action.REJECTED;
        return new Row(line.line().row(), line.unit(), planned.action(), isRejected ? List.of()
                : RegistrationChange.between(planned.before().orElse(null), planned.wanted().registration()),
                planned.errors().stream().map(violation -> error(line, violation, table)).toList());
    }

    private static void mustBeWhole(List<Row> rows, Mode mode) {
        var errors = rows.stream().flatMap(row -> row.errors().stream()).toList();
        if (mode.atomic() && !errors.isEmpty()) {
            var violations = errors.stream().map(error -> new Violation("/rows/" + error.row()
                    + (error.column() == null ? "" : "/" + error.column()), error.code(), error.message())).toList();
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Filen har %d fel. Inget är sparat. Rätta alla fel i errors och skicka igen.",
                    "The file has %d errors. Nothing was stored. Mend every error in errors and send again.")
                    .with(errors.size()), violations);
        }
    }

    private static RowError error(UnitLine line, Violation violation, PlainTable table) {
        var column = violation.pointer().substring(1);
        return new RowError(line.line().row(), column, table.letters().get(column), null, violation.code(),
                violation.message());
    }
}
