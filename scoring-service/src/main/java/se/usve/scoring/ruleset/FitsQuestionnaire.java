package se.usve.scoring.ruleset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import se.usve.chassis.problem.Pointer;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.questionnaire.Question;
import se.usve.scoring.questionnaire.Questionnaire;

/**
 * Sees that every clause asks what its question can be answered with, and that every level can be met.
 *
 * @param questionnaire what the clauses are about
 * @param faults        where faults are noted
 */
record FitsQuestionnaire(Questionnaire questionnaire, Faults faults) {

    void check(RuleSet rules) {
        rules.questions().keySet().stream().filter(id -> questionnaire.question(id).isEmpty()).sorted()
                .forEach(id -> unknownQuestion(new Pointer("/questions").to(id).path(), id));
        var reachable = new Reachability(questionnaire, faults);
        for (var level : rules.levels()) {
            var at = LevelReading.place(level.number());
            eachClause(level.metWhen(), at + "/met_when", this::check);
            level.exemptWhen().ifPresent(exempt -> eachClause(exempt, at + "/exempt_when", this::check));
            if (faults.noneIn(at)) {
                reachable.check(level);
            }
        }
    }

    /** Calls with every clause of the criterion and the pointer to it. */
    static void eachClause(Criterion criterion, String at, BiConsumer<Criterion.Clause, String> call) {
        switch (criterion) {
            case Criterion.All(var parts) -> eachPart(parts, at + "/all/", call);
            case Criterion.Any(var parts) -> eachPart(parts, at + "/any/", call);
            case Criterion.Clause clause -> call.accept(clause, at);
        }
    }

    private static void eachPart(List<Criterion> parts, String at, BiConsumer<Criterion.Clause, String> call) {
        for (int i = 0; i < parts.size(); i++) {
            eachClause(parts.get(i), at + i, call);
        }
    }

    private void check(Criterion.Clause clause, String at) {
        questionnaire.question(clause.question()).ifPresentOrElse(question -> {
            switch (clause) {
                case Criterion.AnswerIn(_, var item, var codes, var exemptions) ->
                        answerIn(question, item, Stream.concat(codes.stream(), exemptions.stream()), at);
                case Criterion.AnyItemIs(_, var code) -> {
                    if (isOneOf(question, at, Question.Type.YES_NO_EACH, Question.Type.YES_NO_PER_YEAR)
                            && question.items().values().stream().noneMatch(item -> item.codes().containsKey(code))) {
                        impossible(question.id(), code, at);
                    }
                }
                case Criterion.SumAtLeast _ ->
                        isOneOf(question, at, Question.Type.INTEGER_PER_YEAR, Question.Type.INTEGER_EACH);
                case Criterion.AnyChosen _ -> isOneOf(question, at, Question.Type.MULTI_CHOICE);
                case Criterion.TextGiven _, Criterion.ExampleApproved _ -> isOneOf(question, at, Question.Type.TEXT);
            }
        }, () -> unknownQuestion(at, clause.question()));
    }

    private void answerIn(Question question, Optional<String> item, Stream<String> codes, String at) {
        var fits = item.isPresent()
                ? isOneOf(question, at, Question.Type.YES_NO_EACH, Question.Type.YES_NO_PER_YEAR)
                : isOneOf(question, at, Question.Type.YES_NO, Question.Type.CHOICE);
        if (!fits) {
            return;
        }
        if (item.isPresent() && !question.items().containsKey(item.get())) {
            faults.add(at, "UNKNOWN_ITEM", new Text("fråga %s har ingen del %s; den har %s",
                    "question %s has no item %s; it has %s")
                    .with(question.id(), item.get(), String.join(", ", question.items().keySet())));
            return;
        }
        codes.filter(code -> !question.codes(item).containsKey(code)).forEach(code -> impossible(
                question.id() + item.map(i -> "." + i).orElse(""), code, at));
    }

    private boolean isOneOf(Question question, String at, Question.Type... types) {
        var fits = List.of(types).contains(question.type());
        if (!fits) {
            var type = question.type().name().toLowerCase(Locale.ROOT);
            faults.add(at, "WRONG_FORM", new Text(
                    "ett villkor som detta passar inte fråga %s, som har typen %s",
                    "a clause like this does not fit question %s, whose type is %s").with(question.id(), type));
        }
        return fits;
    }

    private void impossible(String cell, String code, String at) {
        faults.add(at, "IMPOSSIBLE_CODE", new Text("fråga %s kan inte besvaras med %s",
                "question %s cannot be answered with %s").with(cell, code));
    }

    private void unknownQuestion(String at, String id) {
        faults.add(at, "UNKNOWN_QUESTION", new Text("fråga %s finns inte i enkäten %s",
                "there is no question %s in the questionnaire %s").with(id, questionnaire.id()));
    }
}
