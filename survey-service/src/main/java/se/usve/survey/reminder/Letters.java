package se.usve.survey.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.sql.Sql;

/** The letters that a round's unanswered units make, by what is stored now. */
@ApplicationScoped
class Letters {

    /** The letters, and the units that nobody can be reminded of. */
    record Due(List<Letter> letters, List<Letter.Missing> withoutRecipient) {
    }

    /** The last word of a unit decides: one that has withdrawn its answers is missing. */
    private static final String MISSING = """
            select a.address, p.unit, p.name, p.region, l.last_day
            from participation p join round r on r.id = p.round
                cross join lateral (
                    select case r.state when 'OPEN' then r.collection_closes else max(w.until) end as last_day
                    from late_window w
                    where w.round = p.round and coalesce(w.unit, p.unit) = p.unit
                      and coalesce(w.region, p.region) = p.region and w.ended_at is null) l
                left join unit_contact u on u.round = p.round and u.unit = p.unit
                left join region_contact g on g.round = p.round and g.region = p.region
                left join lateral unnest(coalesce(u.addresses, g.addresses)) a(address) on true
            where p.round = ? and receives_answers(r, p) and (r.state = 'OPEN' or l.last_day >= ?)
              and (?::text is null or lower(a.address) = ?)
              and not exists (
                select from submission s
                where s.round = p.round and s.unit = p.unit and s.version = p.submission_version
                  and s.answers is not null)
            order by lower(a.address), p.region, p.unit""";

    private record Row(String address, Letter.Missing unit) {
    }

    private final Sql sql;

    Letters(Sql sql) {
        this.sql = sql;
    }

    /** {@return the letters of a day, by recipient} One round trip. */
    Due of(String round, LocalDate day) {
        return read(round, day, null);
    }

    /** {@return the letter to one recipient, empty if all their units have answered} One round trip. */
    Optional<Letter> to(String recipient, String round, LocalDate day) {
        return read(round, day, recipient).letters().stream().findFirst();
    }

    private Due read(String round, LocalDate day, String recipient) {
        var letters = new LinkedHashMap<String, Letter>();
        var without = new ArrayList<Letter.Missing>();
        for (var row : sql.list(MISSING, Letters::row, round, day, recipient, recipient)) {
            if (row.address() == null) {
                without.add(row.unit());
            } else {
                add(letters, row.address(), row.unit());
            }
        }
        return new Due(List.copyOf(letters.values()), without);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString("address"), new Letter.Missing(row.getString("unit"), row.getString("name"),
                row.getString("region"), row.getObject("last_day", LocalDate.class)));
    }

    private static void add(Map<String, Letter> letters, String address, Letter.Missing unit) {
        letters.computeIfAbsent(Addresses.recipient(address), _ -> new Letter(address, new ArrayList<>())).units().add(unit);
    }
}
