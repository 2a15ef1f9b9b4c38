package se.usve.reporting.export;

import se.usve.chassis.problem.Text;

/** A column of a table: which role it has decides how the forms show it. */
public sealed interface Column {

    /** {@return what it is called in data: camelCase, unique within the table and the same for ever} */
    String id();

    /** {@return what it is called for people} */
    Text label();

    /** What a dimension is about. */
    enum Role {
        /** Time: the evaluation round. */
        TIME,
        /** Place: SCB county codes, {@code SE} for the country. */
        GEO,
        /** Anything else. */
        OTHER
    }

    /** What a measure counts in. */
    enum Unit {
        /** Whole things, such as units. */
        COUNT,
        /** A part of a whole, 0–1, not rounded; shown in percent. */
        SHARE,
        /** Another number, with decimals where it has them. */
        NUMBER,
        /** A difference between shares, as a part of 1; shown in percentage points. */
        POINTS,
        /** Not a number but a code, such as an outcome. */
        CODE
    }

    /**
     * Says, with the table's other dimensions, what a row is about. No two rows of a table have the same values in all
     * their dimensions.
     *
     * @param id         what it is called in data
     * @param label      what it is called for people
     * @param role       what it is about
     * @param labelledBy id of the attribute that says its values in words, or null if they are words themselves
     */
    record Dimension(String id, Text label, Role role, String labelledBy) implements Column {
    }

    /**
     * Says more of what a row is about, but nothing that tells two rows apart.
     *
     * @param id    what it is called in data
     * @param label what it is called for people
     */
    record Attribute(String id, Text label) implements Column {
    }

    /**
     * A figure.
     *
     * @param id    what it is called in data
     * @param label what it is called for people
     * @param unit  what it counts in
     */
    record Measure(String id, Text label, Unit unit) implements Column {
    }

    /** The round, in the tables of one or several. */
    Dimension ROUND = new Dimension("round", new Text("Omgång", "Round"), Role.TIME, null);

    /** {@return a dimension that is neither time nor place and whose values are words themselves} */
    static Dimension dimension(String id, String sv, String en) {
        return new Dimension(id, new Text(sv, en), Role.OTHER, null);
    }

    /** {@return a dimension that is neither time nor place, whose values the named attribute says in words} */
    static Dimension dimension(String id, String sv, String en, String labelledBy) {
        return new Dimension(id, new Text(sv, en), Role.OTHER, labelledBy);
    }

    /** {@return a dimension of places by SCB code, which the named attribute says in words} */
    static Dimension place(String id, String sv, String en, String labelledBy) {
        return new Dimension(id, new Text(sv, en), Role.GEO, labelledBy);
    }

    /** {@return an attribute} */
    static Attribute attribute(String id, String sv, String en) {
        return new Attribute(id, new Text(sv, en));
    }

    /** {@return a measure in whole things} */
    static Measure count(String id, String sv, String en) {
        return new Measure(id, new Text(sv, en), Unit.COUNT);
    }

    /** {@return a measure that is a part of a whole, 0–1} */
    static Measure share(String id, String sv, String en) {
        return new Measure(id, new Text(sv, en), Unit.SHARE);
    }

    /** {@return a measure in some other unit} */
    static Measure measure(String id, String sv, String en, Unit unit) {
        return new Measure(id, new Text(sv, en), unit);
    }
}
