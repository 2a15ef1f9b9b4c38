package se.usve.chassis.erasure;

/**
 * A column that holds the name of one person.
 *
 * @param table  the table, {@code t} in the conditions
 * @param column the column
 * @param ended  SQL condition that what the row belongs to has ended before {@code c.cutoff}; null for rows that do not stay
 *               long enough to wait for
 * @param also   what else of the row tells who it was, as a part of {@code set} that begins with a comma; empty if nothing does
 */
public record NameColumn(String table, String column, String ended, String also) {

    /** A column whose row tells nothing else about the person. */
    public NameColumn(String table, String column, String ended) {
        this(table, column, ended, "");
    }

    /** {@return the column's name as it is told: table and column} */
    public String place() {
        return table + "." + column;
    }
}
