package se.usve.scoring.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.scoring.contract.Outcome;
import se.usve.scoring.criteria.Decision;
import se.usve.survey.contract.Region;

/** What codes, times and numbers are called on the pages. */
final class Names {

    private static final Text TODAY = new Text("i dag", "today");
    private static final Text ONE_DAY = new Text("1 dag", "1 day");
    private static final Text DAYS = new Text("%d dagar", "%d days");
    private static final Map<Outcome, Text> OUTCOMES = Map.of(
            Outcome.MET, new Text("Uppnådd", "Met"),
            Outcome.NOT_MET, new Text("Ej uppnådd", "Not met"),
            Outcome.EXEMPT, new Text("Undantagen", "Exempt"),
            Outcome.AWAITING_ASSESSMENT, new Text("Väntar på bedömning", "Awaits assessment"));
    private static final Map<Decision, Text> DECISIONS = Map.of(
            Decision.APPROVED, new Text("Godkänt", "Approved"),
            Decision.REJECTED, new Text("Underkänt", "Rejected"));

    private Names() {
    }

    static String region(String code) {
        return Region.titleOf(code);
    }

    static boolean isRegion(String code) {
        return Region.ofCode(code).isPresent();
    }

    static List<String> regionCodes() {
        return Arrays.stream(Region.values()).map(Region::code).toList();
    }

    /** {@return the round as people write it: a span of years has a dash} */
    static String round(String id) {
        return id.matches("[0-9]{4}-[0-9]{4}") ? id.replace('-', '–') : id;
    }

    static String outcome(Outcome outcome, Language language) {
        return language.in(OUTCOMES.get(outcome));
    }

    /** {@return a sign beside the word, so that nothing is told by colour alone} */
    static String sign(Outcome outcome) {
        return switch (outcome) {
            case MET -> "✓";
            case EXEMPT -> "◇";
            case NOT_MET -> "✕";
            case AWAITING_ASSESSMENT -> "…";
        };
    }

    static String decision(Decision decision, Language language) {
        return language.in(DECISIONS.get(decision));
    }

    static String sign(Decision decision) {
        return decision == Decision.APPROVED ? "✓" : "✕";
    }

    /** {@return how long it is since, in whole days} */
    static String since(Instant then, Instant now, Language language) {
        var days = Duration.between(then, now).toDays();
        return language.in(days < 1 ? TODAY : days == 1 ? ONE_DAY : DAYS.with(days));
    }

    /** {@return a number with two decimals} */
    static String decimal(double number, Language language) {
        var text = String.format(Locale.ROOT, "%.2f", number);
        return (language == Language.SV ? text.replace('.', ',') : text).replace('-', '−');
    }

    /** {@return a share in whole percent} */
    static String percent(double share, Language language) {
        return Math.round(share * 100) + (language == Language.SV ? "\u00a0%" : "%");
    }
}
