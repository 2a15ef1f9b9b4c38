package se.usve.survey.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

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

    private final DataSource dataSource;

    UnitsInRound(DataSource dataSource) {
        this.dataSource = dataSource;
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
        try (var connection = dataSource.getConnection(); var select = connection.prepareStatement("""
                select p.unit, p.name, p.region, p.submission_version, receives_answers(r, p)
                from participation p join round r on r.id = p.round
                where p.round = ? and p.takes_part and (?::text is null or p.unit = ?) and (?::text is null or p.region = ?)
                order by p.unit""")) {
            select.setString(1, round);
            select.setString(2, unit);
            select.setString(3, unit);
            select.setString(4, region);
            select.setString(5, region);
            var units = new ArrayList<Participant>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    units.add(new Participant(found.getString(1), found.getString(2), found.getString(3),
                            found.getLong(4), found.getBoolean(5)));
                }
            }
            return units;
        } catch (SQLException e) {
            throw new IllegalStateException("The units of " + round + " could not be read", e);
        }
    }
}
