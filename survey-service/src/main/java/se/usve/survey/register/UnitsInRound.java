package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.sql.Sql;

/** What other features may ask of the units that take part in a round. */
@ApplicationScoped
public class UnitsInRound {

    /**
     * A unit that takes part in a round.
     *
     * @param unit              its id
     * @param name              its name
     * @param region            SCB county code of its region
     * @param submissionVersion version of its newest submission or withdrawal, 0 if it never submitted
     * @param receivesAnswers   whether its answers are received now
     */
    public record Participant(String unit, String name, String region, long submissionVersion, boolean receivesAnswers) {
    }

    private final Sql sql;

    UnitsInRound(Sql sql) {
        this.sql = sql;
    }

    /** {@return the units of a round by id, of one region if it is given; none for an unknown round} One round trip. */
    public List<Participant> of(String round, Optional<String> region) {
        return select(round, null, region.orElse(null));
    }

    /** {@return a unit of a round, empty if there is none, or it is not of the region that is given} One round trip. */
    public Optional<Participant> one(String round, String unit, Optional<String> region) {
        return select(round, unit, region.orElse(null)).stream().findFirst();
    }

    private List<Participant> select(String round, String unit, String region) {
        return sql.list("""
                select p.*, receives_answers(r, p) as receives
                from participation p join round r on r.id = p.round
                where p.round = ? and p.takes_part and (?::text is null or p.unit = ?) and (?::text is null or p.region = ?)
                order by p.unit""", row -> new Participant(row.getString("unit"), row.getString("name"),
                        row.getString("region"), row.getLong("submission_version"), row.getBoolean("receives")),
                round, unit, unit, region, region);
    }
}
