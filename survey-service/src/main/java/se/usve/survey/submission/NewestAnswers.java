package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What each unit of a round has answered, all units at once: for files. */
@ApplicationScoped
public class NewestAnswers {

    /**
     * A unit with its newest answers, as of one moment.
     *
     * @param unit            its id
     * @param name            its name
     * @param region          SCB county code of its region
     * @param version         version of its newest submission or withdrawal, 0 if it never submitted
     * @param receivesAnswers whether its answers are received now
     * @param answers         what it has answered; empty if it has not, or has withdrawn it
     */
    public record OfUnit(String unit, String name, String region, long version, boolean receivesAnswers,
            Optional<Answers.Canonical> answers) {
    }

    private final DataSource dataSource;

    NewestAnswers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** {@return the units of a round by id, of one region if it is given; none for an unknown round} One round trip. */
    public List<OfUnit> of(String round, Optional<String> region) {
        return select(round, region, null);
    }

    /** {@return those of the named units that take part in a round, of one region if it is given} One round trip. */
    public List<OfUnit> of(String round, Optional<String> region, Collection<String> units) {
        return select(round, region, units);
    }

    private List<OfUnit> select(String round, Optional<String> region, Collection<String> among) {
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select p.unit, p.name, p.region, p.submission_version, receives_answers(r, p), s.answers, s.sha256
                from participation p join round r on r.id = p.round
                    left join submission s on s.round = p.round and s.unit = p.unit and s.version = p.submission_version
                where p.round = ? and p.takes_part and (?::text is null or p.region = ?)
                    and (?::text[] is null or p.unit = any(?))
                order by p.unit""")) {
            select.setString(1, round);
            select.setString(2, region.orElse(null));
            select.setString(3, region.orElse(null));
            var names = among == null ? null : connection.createArrayOf("text", among.toArray());
            select.setArray(4, names);
            select.setArray(5, names);
            var units = new ArrayList<OfUnit>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    var json = Optional.ofNullable(found.getString(6));
                    var sha256 = found.getString(7);
                    units.add(new OfUnit(found.getString(1), found.getString(2), found.getString(3), found.getLong(4),
                            found.getBoolean(5), json.map(answers -> new Answers.Canonical(answers, sha256))));
                }
            }
            return units;
        } catch (SQLException e) {
            throw new IllegalStateException("The answers of " + round + " could not be read", e);
        }
    }
}
