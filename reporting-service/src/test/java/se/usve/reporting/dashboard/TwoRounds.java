package se.usve.reporting.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import se.usve.reporting.testing.Topics;
import se.usve.scoring.contract.Cause;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.contract.Relation;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.UnitScored;
import se.usve.scoring.contract.UnitScored.Ground;
import se.usve.scoring.contract.UnitScored.LevelOutcome;
import se.usve.scoring.contract.Wording;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.RoundChanged.Days;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.UnitRegistered;

/**
 * Two made-up rounds with all that pages show, told once a test JVM: an earlier one that is published, with rulings, a
 * decision after in-depth review and plans to mend what is missed, and a later one that is half answered.
 */
final class TwoRounds {

    static final String EARLIER = "2002-2005";
    static final String LATER = "2006-2009";
    /** A unit of region 01 of which all is to be told. */
    static final String UNIT = "p01-ogon";
    static final String EXAMPLE = "Vi införde en ny rutin efter patientenkäten.";
    static final String RATIONALE = "Exemplet visar en genomförd förändring.";
    static final String REVIEW = "Intyg saknas i handlingarna.";

    private static final List<String> REGIONS = List.of("01", "03", "05", "12", "14", "18", "24");
    private static final List<String> SPECIALTIES = List.of("Neurologi", "Kardiologi", "Onkologi", "Psykiatri");
    private static final List<String> AREAS = List.of("GENERAL", "CLINICAL_RESEARCH", "CLINICAL_RESEARCH",
            "MEDICAL_EDUCATION", "DEVELOPMENT", "DEVELOPMENT");
    private static final List<String> WORDINGS = List.of("FoUU-ansvarig i ledningen", "Handlingsplan från student till docent",
            "Samverkar med andra om forskning", "Utbildade handledare för läkarstuderande", "Exempel på nytta för patienter",
            "Använder patienternas egna mått");
    private static final List<List<String>> QUESTIONS = List.of(List.of("3"), List.of("4a"), List.of("15"), List.of("19b", "24"),
            List.of("30a"), List.of("26"));
    private static final int EXAMPLE_LEVEL = 5;
    private static final Instant START = Instant.parse("2006-02-15T08:00:00Z");

    private static boolean told;

    private TwoRounds() {
    }

    static synchronized void tell(Topics topics) {
        if (told) {
            return;
        }
        told = true;
        topics.publish(rules("pages-2002", null), rules("pages-2006", mapping()));
        topics.publish(round(EARLIER, 1, RoundChanged.State.OPEN, START), round(LATER, 1, RoundChanged.State.OPEN,
                START.plus(Duration.ofDays(1461))));
        var random = new Random(20);
        var events = new ArrayList<Object>();
        for (var region : REGIONS) {
            for (int i = 0; i < 9; i++) {
                var id = region.equals("01") && i == 0 ? UNIT : "p" + region + "-" + i;
                events.addAll(unit(EARLIER, "pages-2002", id, region, i, random, i < 8));
                events.addAll(unit(LATER, "pages-2006", id, region, i, random, i < 5));
            }
        }
        topics.publish(events);
        topics.publish(round(EARLIER, 2, RoundChanged.State.CLOSED, START.plus(Duration.ofDays(134))),
                round(EARLIER, 3, RoundChanged.State.PUBLISHED, START.plus(Duration.ofDays(300))));
        topics.awaitApplied();
    }

    /** One more unit of the later round answers, while somebody looks. */
    static void answersLater(Topics topics, String unit, String region) {
        topics.publish(unit(LATER, "pages-2006", unit, region, 7, new Random(4), true));
    }

    private static RoundChanged round(String id, long version, RoundChanged.State state, Instant at) {
        var from = Integer.parseInt(id.substring(0, 4));
        return new RoundChanged(id, version, state, "2018-2021", "pages-" + from,
                new Days(LocalDate.of(from + 4, 2, 15), LocalDate.of(from + 4, 6, 28)),
                new Days(LocalDate.of(from, 1, 1), LocalDate.of(from + 3, 12, 31)), null, LocalDate.of(from + 6, 8, 31), null, at);
    }

    private static RuleSetActivated rules(String id, RuleSetActivated.Mapping mapping) {
        return new RuleSetActivated(id, 1, "2018-2021", IntStream.range(0, AREAS.size()).mapToObj(i -> new RuleSetActivated.Level(
                i + 1, AREAS.get(i), both(WORDINGS.get(i)), both("Det ska vid enheten finnas: " + WORDINGS.get(i) + "."),
                i == 0 ? both("Med ledning avses enhetens egen.") : null, QUESTIONS.get(i))).toList(), mapping, Instant.EPOCH);
    }

    private static RuleSetActivated.Mapping mapping() {
        return new RuleSetActivated.Mapping("pages-2002", List.of(
                new RuleSetActivated.Entry(1, 1, Relation.SAME, null), new RuleSetActivated.Entry(2, 2, Relation.SAME, null),
                new RuleSetActivated.Entry(3, 3, Relation.STRICTER, both("Kräver nu minst fem artiklar.")),
                new RuleSetActivated.Entry(4, 4, Relation.SAME, null), new RuleSetActivated.Entry(5, 5, Relation.SAME, null),
                new RuleSetActivated.Entry(null, 6, Relation.DROPPED, both("Ingår inte längre.")),
                new RuleSetActivated.Entry(6, null, Relation.NEW, both("Ny nivå."))));
    }

    private static List<Object> unit(String round, String rules, String id, String region, int i, Random random,
            boolean answers) {
        var name = id.equals(UNIT) ? "Ögon, Sankt Eriks" : SPECIALTIES.get(i % 4) + " " + (i + 1) + ", region " + region;
        var start = round.equals(EARLIER) ? START : START.plus(Duration.ofDays(1461));
        var events = new ArrayList<Object>();
        events.add(new UnitRegistered(round, id, 1, name, region, SPECIALTIES.get(i % 4), null, 1990 + i, null, null, null, true,
                start));
        if (!answers) {
            return events;
        }
        var submitted = start.plus(Duration.ofDays(10 + i));
        events.add(new SubmissionReceived(round, id, 1, region, "2018-2021", rules, submitted, "00", Map.of(
                "3", "PART_OF_PERIOD", "4a", "YES", "15", Map.of("2018", 3, "2019", 1200), "19b", "YES", "24", "NO",
                "30a", EXAMPLE, "26", Map.of("chosen", List.of("OTHER"), "otherText", "Astrid leder träffar"))));
        var outcomes = new ArrayList<Outcome>();
        for (int level = 1; level <= AREAS.size(); level++) {
            outcomes.add(level == EXAMPLE_LEVEL ? Outcome.AWAITING_ASSESSMENT : random.nextInt(10) == 0 ? Outcome.EXEMPT
                    : random.nextInt(4) == 0 ? Outcome.NOT_MET : Outcome.MET);
        }
        events.add(scored(round, rules, id, region, 1, submitted.plusSeconds(2), Cause.SUBMISSION, outcomes, null, false));
        if (round.equals(EARLIER) || i < 2) {
            var approved = random.nextInt(5) > 0;
            outcomes.set(EXAMPLE_LEVEL - 1, approved ? Outcome.MET : Outcome.NOT_MET);
            events.add(scored(round, rules, id, region, 2, submitted.plus(Duration.ofDays(40)), Cause.RULING, outcomes, approved,
                    false));
        }
        if (id.equals(UNIT) && round.equals(EARLIER)) {
            outcomes.set(1, Outcome.NOT_MET);
            events.add(scored(round, rules, id, region, 3, submitted.plus(Duration.ofDays(60)), Cause.OVERRIDE, outcomes, true,
                    true));
        }
        if (round.equals(EARLIER)) {
            plans(round, id, region, outcomes, i).forEach(events::add);
        }
        return events;
    }

    /** Every other unit that misses something has told how it mends it; some have. */
    private static List<Object> plans(String round, String id, String region, List<Outcome> outcomes, int i) {
        var plans = new ArrayList<Object>();
        for (int level = 1; level <= outcomes.size() && i % 2 == 0; level++) {
            if (outcomes.get(level - 1) == Outcome.NOT_MET) {
                var mended = i % 4 == 0;
                plans.add(new FollowUpReported(round, id, level, plans.size() + 1, region, "Utser en ansvarig.",
                        "Verksamhetschef Astrid", LocalDate.of(2008, 6, 30), mended ? FollowUpReported.Status.MENDED
                        : FollowUpReported.Status.IN_PROGRESS, mended ? LocalDate.of(2008, 5, i + 1) : null,
                        mended ? "Beslut i diariet." : null, START.plus(Duration.ofDays(400))));
            }
        }
        return plans;
    }

    private static UnitScored scored(String round, String rules, String id, String region, long version, Instant at, Cause cause,
            List<Outcome> outcomes, Boolean approved, boolean overridden) {
        var levels = new ArrayList<LevelOutcome>();
        var grounds = new ArrayList<Ground>();
        for (int level = 1; level <= outcomes.size(); level++) {
            var outcome = outcomes.get(level - 1);
            var decided = overridden && level == 2;
            levels.add(new LevelOutcome(level, AREAS.get(level - 1), outcome, level == EXAMPLE_LEVEL || decided ? Outcome.MET
                    : outcome, decided));
            grounds.add(new Ground(level, new Wording("Nivå " + level + (outcome == Outcome.NOT_MET ? " uppnås inte" : " uppnås")
                    + ": det framgår av svaren", "Level " + level + (outcome == Outcome.NOT_MET ? " is not met" : " is met")
                    + ": the answers say so"), level != EXAMPLE_LEVEL || approved == null ? null
                    : new UnitScored.Ruling("30a", approved ? "APPROVED" : "REJECTED", RATIONALE, at),
                    decided ? new UnitScored.Overruling(outcome, REVIEW, at) : null));
        }
        return new UnitScored(round, id, version, region, 1, rules, 1, at, cause, levels, grounds);
    }

    private static Wording both(String swedish) {
        return new Wording(swedish, swedish + " (in English)");
    }
}
