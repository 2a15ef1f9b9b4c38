package se.usve.reporting.statistics;

import java.util.List;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.Round;

/**
 * A subject for a rule set, over its published rounds: levels of different rule sets are not the same, so they never stand
 * in one table.
 *
 * @param subject what it is about
 * @param ruleSet id of the rule set
 * @param rounds  the published rounds judged by it, the oldest first
 */
record StatisticalTable(Subject subject, String ruleSet, List<Round> rounds) {

    String id() {
        return subject.id() + "-" + ruleSet;
    }

    Text label() {
        var first = rounds.getFirst().id();
        var period = rounds.size() == 1 ? first : first + " – " + rounds.getLast().id();
        return new Text(subject.title().sv() + ". Regelverk " + ruleSet + ", omgång " + period,
                subject.title().en() + ". Rule set " + ruleSet + ", round " + period);
    }
}
