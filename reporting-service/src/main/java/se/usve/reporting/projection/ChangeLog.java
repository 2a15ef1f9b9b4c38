package se.usve.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import se.usve.reporting.figures.Group;
import se.usve.reporting.figures.Grouping;

/**
 * The table {@code change}: which regions' figures, of which levels, a batch moved. It says that, and not what they are:
 * whoever follows a round reads the figures themselves, so a change may be told twice, and many be told as one.
 *
 * <p>Written last in a batch's transaction. The row of {@code change_number} is locked from then to the commit, so changes
 * of a round become visible in the order of their numbers, whatever instances write them.
 */
@ApplicationScoped
public class ChangeLog {

    /** So many changes of a round are kept; whoever left off before them begins anew. */
    private static final int KEPT = 1000;
    /** They are cleared away so many at a time. */
    private static final int CLEARED = 100;

    private static final String NEXT_NUMBER = """
            insert into change_number as n (round, newest) values (?, 1)
            on conflict (round) do update set newest = n.newest + 1 returning newest""";

    private static final String INSERT = "insert into change (round, number, whole, codes, levels) values (?, ?, ?, ?, ?)";

    private static final class Change {
        private boolean whole;
        private boolean everyLevel;
        private final TreeSet<String> codes = new TreeSet<>();
        private final TreeSet<Integer> levels = new TreeSet<>();
    }

    /** Records what a batch moved, nothing if it moved nothing. */
    public void record(Connection connection, Moved moved) throws SQLException {
        // In the rounds' order, so that two instances never wait for each other in a circle.
        var changes = new TreeMap<String, Change>();
        moved.rounds().forEach(round -> of(changes, round).whole = true);
        // How many units there are is what the shares of every level are of.
        moved.delta().units().keySet().forEach(group -> {
            add(changes, group);
            of(changes, group.round()).everyLevel = true;
        });
        moved.delta().levels().keySet().forEach(level -> {
            add(changes, level.group());
            of(changes, level.group().round()).levels.add(level.level());
        });
        for (var change : changes.entrySet()) {
            write(connection, change.getKey(), change.getValue());
        }
    }

    private static void add(SortedMap<String, Change> changes, Group group) {
        if (group.grouping() == Grouping.REGION) {
            of(changes, group.round()).codes.add(group.code());
        }
    }

    private static Change of(SortedMap<String, Change> changes, String round) {
        return changes.computeIfAbsent(round, _ -> new Change());
    }

    private static void write(Connection connection, String round, Change change) throws SQLException {
        var number = nextNumber(connection, round);
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, round);
            insert.setLong(2, number);
            insert.setBoolean(3, change.whole);
            insert.setArray(4, connection.createArrayOf("text", change.codes.toArray()));
            insert.setArray(5, connection.createArrayOf("integer",
                    change.everyLevel ? new Object[0] : change.levels.toArray()));
            insert.executeUpdate();
        }
        if (number % CLEARED == 0) {
            try (var delete = connection.prepareStatement("delete from change where round = ? and number <= ?")) {
                delete.setString(1, round);
                delete.setLong(2, number - KEPT);
                delete.executeUpdate();
            }
        }
    }

    private static long nextNumber(Connection connection, String round) throws SQLException {
        try (var next = connection.prepareStatement(NEXT_NUMBER)) {
            next.setString(1, round);
            try (var row = next.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
