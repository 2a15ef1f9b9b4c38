package se.usve.scoring.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;

/**
 * Reads the levels of a rule set's file.
 *
 * @param areas     by code
 * @param questions ids of those it is said what they are about
 * @param words     codes and items it is said what they are called
 * @param faults    where faults are noted
 */
record LevelReading(Map<String, Area> areas, Set<String> questions, Set<String> words, Faults faults) {

    /** {@return the level at that place, empty if it cannot be read: a word that is missing keeps nobody from reading it} */
    Optional<MinimumLevel> level(JsonNode node, int number) {
        var at = place(number);
        if (!faults.noneIn(at)) {
            return Optional.empty();
        }
        if (node.path("level").asInt() != number) {
            faults.add(at + "/level", "NOT_IN_ORDER", new Text(
                    "nivåerna numreras 1, 2, … i ordning, så denna är nummer %d",
                    "levels are numbered 1, 2, … in order, so this one is number %d").with(number));
        }
        var area = areas.get(node.path("area").asText());
        if (area == null) {
            faults.add(at + "/area", "UNKNOWN_AREA", new Text("området är inget av %s", "the area is none of %s")
                    .with(areas.keySet()));
        }
        var metWhen = criterion(node.path("met_when"), at + "/met_when");
        var exemptWhen = optional(node, "exempt_when", part -> criterion(part, at + "/exempt_when"));
        var assessment = optional(node, "assessment", part -> Optional.of(RuleSetFile.text(part)));
        metWhen.ifPresent(met -> mustSayByWhatIfJudged(at, met, assessment.isPresent()));
        exemptWhen.ifPresent(exempt -> mustNotBeJudged(at, exempt));
        var level = faults.noneIn(at)
                ? Optional.of(new MinimumLevel(number, area, RuleSetFile.text(node), RuleSetFile.text(node.path("short")),
                        optional(node, "comment", part -> Optional.of(RuleSetFile.text(part))), metWhen.orElseThrow(),
                        exemptWhen, assessment))
                : Optional.<MinimumLevel>empty();
        metWhen.ifPresent(met -> FitsQuestionnaire.eachClause(met, at + "/met_when", this::mustHaveWords));
        exemptWhen.ifPresent(exempt -> FitsQuestionnaire.eachClause(exempt, at + "/exempt_when", this::mustHaveWords));
        return level;
    }

    /** {@return the pointer to the level of that number} */
    static String place(int number) {
        return "/levels/" + (number - 1);
    }

    private Optional<Criterion> criterion(JsonNode node, String at) {
        if (node.isTextual()) {
            var clause = ClauseText.read(node.asText());
            if (clause.isEmpty()) {
                faults.add(at, "NOT_A_CLAUSE", new Text("så skrivs inget villkor: %s", "no clause is written so: %s")
                        .with(node.asText()));
            }
            return clause.map(c -> c);
        }
        var kind = node.fieldNames().next();
        var parts = new ArrayList<Criterion>();
        var list = node.path(kind);
        for (int i = 0; i < list.size(); i++) {
            criterion(list.get(i), at + "/" + kind + "/" + i).ifPresent(parts::add);
        }
        return parts.size() < list.size() ? Optional.empty()
                : Optional.of(kind.equals("all") ? new Criterion.All(parts) : new Criterion.Any(parts));
    }

    private void mustSayByWhatIfJudged(String at, Criterion met, boolean saysByWhat) {
        var judged = met.clauses().anyMatch(Criterion.ExampleApproved.class::isInstance);
        if (judged && !saysByWhat) {
            faults.add(at, "ASSESSMENT_MISSING", new Text("ett exempel bedöms, men assessment säger inte efter vad",
                    "an example is judged, but assessment does not say by what"));
        } else if (saysByWhat && !judged) {
            faults.add(at + "/assessment", "ASSESSMENT_UNUSED", new Text(
                    "assessment säger hur ett exempel bedöms, men inget bedöms",
                    "assessment says how to judge an example, but none is judged"));
        }
    }

    private void mustNotBeJudged(String at, Criterion exempt) {
        if (exempt.clauses().anyMatch(Criterion.ExampleApproved.class::isInstance)) {
            faults.add(at + "/exempt_when", "EXEMPTION_BY_RULING", new Text(
                    "ett undantag kan inte vila på en bedömning", "an exemption cannot rest on an assessor's ruling"));
        }
    }

    private void mustHaveWords(Criterion.Clause clause, String at) {
        if (!questions.contains(clause.question())) {
            faults.add(at, "NO_WORDS", new Text("questions säger inte vad fråga %s handlar om",
                    "questions does not say what question %s is about").with(clause.question()));
        }
        codes(clause).distinct().filter(code -> !words.contains(code)).forEach(code -> faults.add(at, "NO_WORDS",
                new Text("words säger inte vad %s heter", "words does not say what %s is called").with(code)));
    }

    /** Codes and items that a person reads; a year is its own word. */
    private static Stream<String> codes(Criterion.Clause clause) {
        return switch (clause) {
            case Criterion.AnswerIn(_, var item, var codes, var exemptions) -> Stream.of(
                    item.filter(i -> !i.matches("[0-9]+")).stream(), codes.stream(), exemptions.stream())
                    .flatMap(all -> all);
            case Criterion.AnyItemIs(_, var code) -> Stream.of(code);
            case Criterion.SumAtLeast _, Criterion.AnyChosen _, Criterion.TextGiven _, Criterion.ExampleApproved _ ->
                    Stream.empty();
        };
    }

    private static <T> Optional<T> optional(JsonNode node, String part, Function<JsonNode, Optional<T>> read) {
        return Optional.ofNullable(node.get(part)).flatMap(read);
    }
}
