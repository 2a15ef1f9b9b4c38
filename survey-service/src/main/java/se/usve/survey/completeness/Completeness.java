package se.usve.survey.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.usve.survey.contract.Region;
import se.usve.survey.round.RoundFacts;
import se.usve.survey.round.RoundState;

/**
 * How far a round has come.
 *
 * @param round      its id
 * @param state      where it stands
 * @param collection when answers are collected
 * @param asOf       when this was read
 * @param groups     the regions that have units, by code, and last all of them
 */
record Completeness(String round, RoundState state, Days collection, Instant asOf, List<Group> groups) {

    private static final String ALL = "SE";
    private static final String ALL_REGIONS = "Samtliga regioner";

    /** First and last day of the collection. */
    record Days(LocalDate opens, LocalDate closes) {
    }

    /**
     * A region's units, or all.
     *
     * @param code     SCB county code, or SE for all
     * @param name     the region's name
     * @param expected how many units take part
     * @param answered how many of them have answered
     * @param onTime   how many of those in time
     * @param late     how many of those after the last day of the collection
     * @param drafts   how many have not answered and have a draft
     * @param share    answered / expected, not rounded; null if no unit is expected
     * @param missing  the units that have not answered, by id; null for SE
     */
    record Group(String code, String name, int expected, int answered, int onTime, int late, int drafts,
            Double share, List<Missing> missing) {
    }

    /** A unit that has not answered, and whether it has a draft. */
    record Missing(String unit, String name, boolean draft) {
    }

    /**
     * Counts the units.
     *
     * @param standings every unit of the round, by id
     * @param region    the only region whose group is told beside SE, or empty for all
     */
    static Completeness of(RoundFacts round, Instant asOf, List<Standing> standings, Optional<String> region) {
        var groups = new ArrayList<Group>();
        Arrays.stream(Region.values()).filter(one -> region.isEmpty() || region.get().equals(one.code()))
                .map(one -> group(one.code(), one.title(),
                        standings.stream().filter(unit -> unit.region().equals(one.code())).toList(), true))
                .filter(group -> group.expected() > 0)
                .forEach(groups::add);
        groups.add(group(ALL, ALL_REGIONS, standings, false));
        return new Completeness(round.id(), round.state(), new Days(round.opens(), round.closes()), asOf, groups);
    }

    private static Group group(String code, String name, List<Standing> units, boolean listed) {
        int onTime = count(units, Standing.Status.ANSWERED_ON_TIME);
        int late = count(units, Standing.Status.ANSWERED_LATE);
        int answered = onTime + late;
        var missing = units.stream().filter(unit -> !unit.answered())
                .map(unit -> new Missing(unit.unit(), unit.name(), unit.status() == Standing.Status.DRAFT)).toList();
        return new Group(code, name, units.size(), answered, onTime, late,
                count(units, Standing.Status.DRAFT), units.isEmpty() ? null : (double) answered / units.size(),
                listed ? missing : null);
    }

    private static int count(List<Standing> units, Standing.Status status) {
        return (int) units.stream().filter(unit -> unit.status() == status).count();
    }
}
