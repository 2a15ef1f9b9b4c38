package se.usve.survey.round;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Text;
import se.usve.survey.catalogue.Questionnaires;

/**
 * What a round asks and when.
 *
 * @param questionnaire    id of the questionnaire
 * @param ruleSet          id of the rule set the answers are judged by; the scoring service knows which there are
 * @param collectionOpens  first day of the collection
 * @param collectionCloses last day of the collection
 * @param periodFrom       first day the answers are about
 * @param periodTo         last day the answers are about
 * @param followUpBy       the day by which regions are to have mended the levels their units miss; null without one
 */
@Embeddable
record RoundDefinition(String questionnaire, @Column(name = "rule_set") String ruleSet,
        @Column(name = "collection_opens") LocalDate collectionOpens,
        @Column(name = "collection_closes") LocalDate collectionCloses,
        @Column(name = "period_from") LocalDate periodFrom, @Column(name = "period_to") LocalDate periodTo,
        @Column(name = "follow_up_by") LocalDate followUpBy) {

    /** The form of the ids of questionnaires and rule sets. */
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    static final Pattern ROUND = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    static final Pattern REGION = Pattern.compile("01|03|05|12|14|18|24");

    private static final Text ID_RULE = new Text(
            "ska vara 1 till 40 av tecknen a–z, 0–9 och bindestreck", "must be 1 to 40 of a–z, 0–9 and hyphen");
    private static final Text ROUND_RULE = new Text(
            "omgångens id ska vara 1 till 40 av tecknen A–Z, a–z, 0–9, punkt, _ och bindestreck, det första en bokstav "
                    + "eller siffra",
            "the round's id must be 1 to 40 of A–Z, a–z, 0–9, full stop, _ and hyphen, the first a letter or digit");

    /**
     * What is asked for a round.
     *
     * @param definition what it asks and when
     * @param owner      the region whose own round it is to be, empty if the request names none
     */
    record Wanted(RoundDefinition definition, Optional<String> owner) {
    }

    /**
     * Reads the body of a request.
     *
     * @throws se.usve.chassis.problem.ProblemException 422 with every error
     */
    static Wanted read(String round, JsonNode body, Questionnaires questionnaires) {
        var fields = Fields.of(body);
        var owner = Optional.ofNullable(fields.optionalMatching("owner", REGION,
                new Text("ska vara en regions länskod", "must be a region's county code")));
        owner.filter(code -> !round.startsWith(code + "-")).ifPresent(code -> fields.add("round", "NOT_THE_OWNERS_ID",
                new Text("id för region %1$s egen omgång börjar med %1$s-, som %1$s-sjalvkoll-2026",
                        "the id of region %1$s's own round begins with %1$s-, such as %1$s-sjalvkoll-2026").with(code)));
        if (!ROUND.matcher(round).matches()) {
            fields.add("round", Fields.INVALID_VALUE, ROUND_RULE);
        }
        var questionnaire = fields.matching("questionnaire", ID, ID_RULE);
        if (questionnaire != null && questionnaires.find(questionnaire).isEmpty()) {
            fields.add("questionnaire", "UNKNOWN_QUESTIONNAIRE", new Text(
                    "Enkäten %s finns inte; de som finns är %s", "There is no questionnaire %s; there are %s")
                    .with(questionnaire, String.join(", ", questionnaires.ids())));
        }
        var ruleSet = fields.matching("ruleSet", ID, ID_RULE);
        var collection = fields.object("collection");
        var opens = collection.date("opens");
        var closes = collection.date("closes");
        mustBeInOrder(opens, closes, "closes", collection);
        var period = fields.object("period");
        var from = period.date("from");
        var to = period.date("to");
        mustBeInOrder(from, to, "to", period);
        var followUpBy = fields.optionalDate("followUpBy");
        mustBeInOrder(closes, followUpBy, "followUpBy", fields);
        fields.mustBeValid();
        return new Wanted(new RoundDefinition(questionnaire, ruleSet, opens, closes, from, to, followUpBy), owner);
    }

    private static void mustBeInOrder(LocalDate first, LocalDate last, String name, Fields fields) {
        if (first != null && last != null && last.isBefore(first)) {
            fields.add(name, "DATES_OUT_OF_ORDER", new Text(
                    "%s är före %s", "%s is before %s").with(last, first));
        }
    }

    /** {@return whether the same questions are asked and judged by the same rules} */
    boolean asksTheSameAs(RoundDefinition other) {
        return questionnaire.equals(other.questionnaire) && ruleSet.equals(other.ruleSet);
    }
}
