package se.usve.reporting.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import se.usve.scoring.contract.RoundSealed;
import se.usve.scoring.contract.RuleSetActivated;
import se.usve.scoring.contract.ScoringEvent;
import se.usve.scoring.contract.UnitScored;
import se.usve.survey.contract.FollowUpReported;
import se.usve.survey.contract.RoundChanged;
import se.usve.survey.contract.SubmissionReceived;
import se.usve.survey.contract.SubmissionWithdrawn;
import se.usve.survey.contract.SurveyEvent;
import se.usve.survey.contract.UnitRegistered;

/**
 * Checks what the read model rests on in an event. JSON that lacks a field is read as null, and a record that came
 * through cannot be asked again: it goes to the dead-letter topic with all that is wrong.
 */
final class Soundness {

    /** A version beyond would shut out every true one that follows. */
    private static final long HIGHEST_VERSION = 1_000_000_000;

    private Soundness() {
    }

    /** {@return what is wrong with the event, in words; empty if nothing is} */
    static List<String> faultsOf(Object event) {
        var faults = new ArrayList<String>();
        switch (event) {
            case SurveyEvent survey -> version(faults, survey.version());
            case ScoringEvent scoring -> version(faults, scoring.version());
            default -> throw new IllegalArgumentException("Not an event of the two contracts: " + event.getClass());
        }
        switch (event) {
            case RoundChanged e -> {
                present(faults, "state", e.state());
                present(faults, "questionnaire", e.questionnaire());
                present(faults, "ruleSet", e.ruleSet());
                present(faults, "changedAt", e.changedAt());
            }
            case UnitRegistered e -> {
                present(faults, "name", e.name());
                present(faults, "region", e.region());
                present(faults, "changedAt", e.changedAt());
            }
            case SubmissionReceived e -> {
                present(faults, "submittedAt", e.submittedAt());
                present(faults, "answers", e.answers());
            }
            case SubmissionWithdrawn e -> present(faults, "withdrawnAt", e.withdrawnAt());
            case FollowUpReported e -> followUp(faults, e);
            case UnitScored e -> {
                present(faults, "ruleSet", e.ruleSet());
                present(faults, "scoredAt", e.scoredAt());
                outcomes(faults, e.levels());
            }
            case RuleSetActivated e -> levels(faults, e.levels());
            case RoundSealed e -> {
                present(faults, "ruleSet", e.ruleSet());
                present(faults, "sha256", e.sha256());
                present(faults, "moved", e.moved());
                present(faults, "sealedAt", e.sealedAt());
            }
            default -> throw new IllegalArgumentException("No rule for " + event.getClass());
        }
        return faults;
    }

    private static void version(List<String> faults, long version) {
        if (version < 1) {
            faults.add("version is " + version + ", less than 1");
        }
        if (version > HIGHEST_VERSION) {
            faults.add("version is " + version + ", which nothing has counted to");
        }
    }

    private static void present(List<String> faults, String field, Object value) {
        if (value == null) {
            faults.add(field + " is missing");
        }
    }

    private static void followUp(List<String> faults, FollowUpReported event) {
        present(faults, "region", event.region());
        present(faults, "measure", event.measure());
        present(faults, "responsible", event.responsible());
        present(faults, "due", event.due());
        present(faults, "status", event.status());
        present(faults, "reportedAt", event.reportedAt());
        if (event.status() == FollowUpReported.Status.MENDED) {
            present(faults, "mendedOn", event.mendedOn());
        }
        if (event.level() < 1) {
            faults.add("level " + event.level() + " is less than 1");
        }
    }

    private static void outcomes(List<String> faults, List<UnitScored.LevelOutcome> levels) {
        if (levels == null || levels.isEmpty()) {
            faults.add("levels is missing");
            return;
        }
        var seen = new HashSet<Integer>();
        for (var level : levels) {
            if (level == null || level.outcome() == null || level.selfReported() == null) {
                faults.add("an outcome is missing");
            } else if (level.level() < 1 || !seen.add(level.level())) {
                faults.add("level " + level.level() + " is less than 1 or stands twice");
            }
        }
    }

    private static void levels(List<String> faults, List<RuleSetActivated.Level> levels) {
        if (levels == null || levels.isEmpty()) {
            faults.add("levels is missing");
        } else if (levels.stream().anyMatch(Objects::isNull)
                || levels.stream().anyMatch(l -> l.area() == null || l.text() == null
                        || l.text().sv() == null || l.text().en() == null)) {
            faults.add("a level lacks its area or text");
        }
    }
}
