package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.sql.Sql;

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

    private final Sql sql;

    NewestAnswers(Sql sql) {
        this.sql = sql;
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
        return sql.list("""
                select p.*, receives_answers(r, p) as receives, s.answers, s.sha256
                from participation p join round r on r.id = p.round
                    left join submission s on s.round = p.round and s.unit = p.unit and s.version = p.submission_version
                where p.round = ? and p.takes_part and (?::text is null or p.region = ?)
                    and (?::text[] is null or p.unit = any(?))
                order by p.unit""", NewestAnswers::read, round, region.orElse(null), region.orElse(null), among, among);
    }

    private static OfUnit read(ResultSet row) throws SQLException {
        var json = Optional.ofNullable(row.getString("answers"));
        var sha256 = row.getString("sha256");
        return new OfUnit(row.getString("unit"), row.getString("name"), row.getString("region"),
                row.getLong("submission_version"), row.getBoolean("receives"),
                json.map(answers -> new Answers.Canonical(answers, sha256)));
    }
}
