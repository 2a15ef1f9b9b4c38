package se.usve.reporting.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.usve.reporting.figures.Group;
import se.usve.reporting.report.Snapshot;

/** The tables {@code change} and {@code change_number}, which the projection writes. */
@ApplicationScoped
class Changes {

    /**
     * What changed in a round after a number.
     *
     * @param newest number of the newest change
     * @param whole  whether the round itself changed, or the changes are not all kept any more
     * @param codes  regions whose figures changed
     * @param levels the levels; none stands for all
     */
    record Since(long newest, boolean whole, Set<String> codes, Set<Integer> levels) {

        boolean touches(String code) {
            return code.equals(Group.NATION) || codes.contains(code);
        }

        boolean touchesLevel(int level) {
            return levels.isEmpty() || levels.contains(level);
        }
    }

    private final Snapshot snapshot;

    Changes(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** {@return the number of the newest change of each of the rounds that there was one of} */
    Map<String, Long> newest(Collection<String> rounds) {
        return snapshot.read(connection -> {
            try (var select = connection.prepareStatement(
                    "select round, newest from change_number where round = any (?)")) {
                select.setArray(1, connection.createArrayOf("text", rounds.toArray()));
                var newest = new HashMap<String, Long>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        newest.put(rows.getString(1), rows.getLong(2));
                    }
                }
                return newest;
            }
        });
    }

    /** {@return what changed after that number} */
    Since since(String round, long number) {
        return snapshot.read(connection -> read(connection, round, number));
    }

    private static Since read(Connection connection, String round, long number) throws SQLException {
        try (var select = connection.prepareStatement(
                "select number, whole, codes, levels from change where round = ? and number > ? order by number")) {
            select.setString(1, round);
            select.setLong(2, number);
            var newest = number;
            var whole = false;
            var everyLevel = false;
            var codes = new TreeSet<String>();
            var levels = new TreeSet<Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    // A hole is what is not kept any more.
                    whole |= rows.getBoolean(2) || rows.getLong(1) != newest + 1;
                    newest = rows.getLong(1);
                    codes.addAll(Arrays.asList((String[]) rows.getArray(3).getArray()));
                    var some = (Integer[]) rows.getArray(4).getArray();
                    everyLevel |= some.length == 0;
                    levels.addAll(Arrays.asList(some));
                }
            }
            return new Since(newest, whole, codes, everyLevel ? Set.of() : levels);
        }
    }
}
