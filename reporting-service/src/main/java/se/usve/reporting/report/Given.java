package se.usve.reporting.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.usve.chassis.input.Parameters;
import se.usve.chassis.problem.Text;
import se.usve.reporting.figures.Grouping;
import se.usve.reporting.figures.LevelSet;
import se.usve.reporting.figures.PatientContact;
import se.usve.reporting.figures.SizeClass;

/** Reads what a request gives as text: times, levels and codes of groups. What is wrong is added to the parameters. */
final class Given {

    private static final Pattern LEVEL = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern LEVELS =
            Pattern.compile("[1-9][0-9]{0,2}(-[1-9][0-9]{0,2})?(,[1-9][0-9]{0,2}(-[1-9][0-9]{0,2})?){0,99}");
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}|UNSPECIFIED");
    private static final Pattern SPECIALTY = Pattern.compile("\\P{Cntrl}{1,200}");
    private static final Pattern REVISION = Pattern.compile("[1-9][0-9]{0,5}");
    private static final int MOST_CODES = 50;

    private Given() {
    }

    /** {@return the time, in any zone; one later than PostgreSQL can keep is as wrong as none} */
    static Optional<Instant> time(Parameters parameters, String name, String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            // A plus sign that is not written as %2B in an address comes as a space.
            var time = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            if (time.isBefore(Instant.parse("0001-01-01T00:00:00Z")) || time.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                throw new DateTimeException("Out of all reason");
            }
            return Optional.of(time);
        } catch (DateTimeException e) {
            parameters.add(name, new Text("%s ska vara en tid enligt RFC 3339, som 2026-01-01T00:00:00Z",
                    "%s must be a time by RFC 3339, such as 2026-01-01T00:00:00Z").with(name));
            return Optional.empty();
        }
    }

    /** {@return of which time figures are wanted} */
    static Moment moment(Parameters parameters, String asOf, String revision) {
        if (asOf != null && revision != null) {
            parameters.add("revision", new Text("Ange asOf eller revision, inte båda", "Give asOf or revision, not both"));
        }
        var at = time(parameters, "asOf", asOf).<Moment>map(Moment.AsOf::new);
        return parameters.read("revision", revision, REVISION, "1, 2, …", Long::parseLong)
                .<Moment>map(Moment.Revision::new).or(() -> at).orElse(Moment.NOW);
    }

    /** {@return the number of a level} */
    static Optional<Integer> level(Parameters parameters, String name, String value) {
        return parameters.read(name, value, LEVEL, "1, 2, …", Integer::valueOf);
    }

    /** {@return the levels of a list such as {@code 1,2,5-9}} */
    static LevelSet levels(Parameters parameters, String value) {
        return parameters.read("levels", value, LEVELS, "1,2,5-9", Given::numbers).map(LevelSet::of).orElse(LevelSet.ALL);
    }

    private static Set<Integer> numbers(String list) {
        var numbers = new TreeSet<Integer>();
        for (var part : list.split(",")) {
            var ends = part.split("-");
            for (int level = Integer.parseInt(ends[0]); level <= Integer.parseInt(ends[ends.length - 1]); level++) {
                numbers.add(level);
            }
        }
        return numbers;
    }

    /** {@return the filter with the groups that are given of a grouping, if any are} */
    static UnitFilter filter(Parameters parameters, UnitFilter filter, Grouping grouping, List<String> codes) {
        if (codes == null || codes.isEmpty()) {
            return filter;
        }
        var name = grouping.parameter();
        if (codes.size() > MOST_CODES) {
            parameters.add(name, new Text("%s får anges högst %d gånger", "%s may be given %d times at most")
                    .with(name, MOST_CODES));
            return filter;
        }
        codes.forEach(code -> {
            switch (grouping) {
                case REGION -> parameters.read(name, code, REGION, "01, 03, 05, 12, 14, 18, 24", c -> c);
                case SPECIALTY -> parameters.read(name, code, SPECIALTY, "Onkologi, UNSPECIFIED", c -> c);
                case DESIGNATED_YEAR -> parameters.read(name, code, YEAR, "2016, UNSPECIFIED", c -> c);
                case SIZE_CLASS -> parameters.oneOf(name, code, SizeClass.values(), SizeClass::name);
                case PATIENT_CONTACT -> parameters.oneOf(name, code, PatientContact.values(), PatientContact::name);
            }
        });
        return filter.with(grouping, Set.copyOf(codes));
    }
}
