package se.usve.scoring.ruleset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.questionnaire.Question;
import se.usve.scoring.questionnaire.Questionnaire;

/**
 * Every set of answers to the questions of some clauses that can be submitted: what is asked by the answers before it, and
 * mandatory, is answered; what is not asked is not. Answers that no clause tells apart are tried once.
 */
final class PossibleAnswers {

    /** Whether there are such answers. */
    enum Found { SOME, NONE, TOO_MANY_TO_SAY }

    /** A second's work. A level of the report needs a few hundred at most. */
    private static final int MOST_TRIED = 300_000;

    /** What may be tried for all levels of a file together, so that many levels are no more work than a few seconds. */
    static final class Effort {
        private static final int MOST_TRIED_IN_ALL = 1_000_000;
        private int left = MOST_TRIED_IN_ALL;

        /** {@return whether a search has ended for want of it} */
        boolean isSpent() {
            return left < 0;
        }

        private boolean allowsOneMore() {
            return !isSpent() && --left >= 0;
        }
    }

    /** The survey takes counts up to a million. */
    private static final long HIGHEST_COUNT = 1_000_000;

    /** What is answered by one value: a question, or one item of it. */
    private record Cell(String question, Optional<String> item) {
    }

    private final Questionnaire questionnaire;
    private final List<Criterion.Clause> clauses;
    private final List<Cell> cells;
    private final List<List<Object>> values;
    private final Effort effort;

    /**
     * @param questionnaire what can be answered
     * @param clauses       each fits its question
     * @param effort        what may be tried yet
     */
    PossibleAnswers(Questionnaire questionnaire, List<Criterion.Clause> clauses, Effort effort) {
        this.effort = effort;
        this.questionnaire = questionnaire;
        this.clauses = clauses;
        var all = new LinkedHashSet<Cell>();
        clauses.forEach(clause -> cells(clause).forEach(cell -> addWithWhatItHangsOn(cell, all)));
        var order = List.copyOf(questionnaire.questions().keySet());
        this.cells = all.stream().sorted(Comparator.comparing(cell -> order.indexOf(cell.question()))).toList();
        this.values = cells.stream().map(this::values).toList();
    }

    /** {@return whether the condition holds for some of them} */
    Found any(Predicate<Answers> condition) {
        return new Search(condition).from(0);
    }

    private Stream<Cell> cells(Criterion.Clause clause) {
        return switch (clause) {
            case Criterion.AnswerIn(var question, var item, _, _) -> Stream.of(new Cell(question, item));
            case Criterion.AnyItemIs(var question, _) ->
                    question(question).items().keySet().stream().map(item -> new Cell(question, Optional.of(item)));
            case Criterion.SumAtLeast _, Criterion.AnyChosen _, Criterion.TextGiven _, Criterion.ExampleApproved _ ->
                    Stream.of(new Cell(clause.question(), Optional.empty()));
        };
    }

    private void addWithWhatItHangsOn(Cell cell, SequencedSet<Cell> all) {
        if (all.add(cell)) {
            question(cell.question()).askedWhen().ifPresent(condition ->
                    addWithWhatItHangsOn(new Cell(condition.question(), condition.item()), all));
        }
    }

    private Question question(String id) {
        return questionnaire.question(id).orElseThrow();
    }

    /** What the cell can be answered with, what clauses ask for first. */
    private List<Object> values(Cell cell) {
        var question = question(cell.question());
        return switch (question.type()) {
            case YES_NO, CHOICE, YES_NO_EACH, YES_NO_PER_YEAR -> toldApart(cell, question);
            case TEXT -> List.of("text");
            case MULTI_CHOICE -> List.of(Map.of("chosen", List.of(question.options().firstEntry().getKey())),
                    Map.of("chosen", List.of()));
            case INTEGER_PER_YEAR, INTEGER_EACH -> Stream.concat(clauses.stream()
                    .filter(clause -> clause.question().equals(cell.question()))
                    .map(clause -> (Object) adding(((Criterion.SumAtLeast) clause).least(), question)), Stream.of(
                            Map.of(question.items().firstEntry().getKey(), 0))).distinct().toList();
        };
    }

    private List<Object> toldApart(Cell cell, Question question) {
        var asked = Stream.concat(clauses.stream().flatMap(clause -> codes(clause, cell)),
                questionnaire.questions().values().stream().flatMap(other -> other.askedWhen().stream())
                        .filter(condition -> new Cell(condition.question(), condition.item()).equals(cell))
                        .flatMap(condition -> condition.is().stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var possible = question.codes(cell.item()).keySet();
        return Stream.concat(asked.stream().filter(possible::contains),
                possible.stream().filter(code -> !asked.contains(code)).limit(1)).map(code -> (Object) code).toList();
    }

    private static Stream<String> codes(Criterion.Clause clause, Cell cell) {
        return switch (clause) {
            case Criterion.AnswerIn(var question, var item, var codes, var exemptions)
                    when cell.equals(new Cell(question, item)) -> Stream.concat(codes.stream(), exemptions.stream());
            case Criterion.AnyItemIs(var question, var code) when cell.question().equals(question) -> Stream.of(code);
            case Criterion.Clause _ -> Stream.empty();
        };
    }

    private static Map<String, Long> adding(long sum, Question question) {
        var numbers = new LinkedHashMap<String, Long>();
        var left = sum;
        for (var item : question.items().keySet()) {
            numbers.put(item, Math.min(left, HIGHEST_COUNT));
            left -= numbers.get(item);
        }
        return numbers;
    }

    /** Answers cell after cell, in the order of the questionnaire, so that what decides whether one is asked is known. */
    private final class Search {
        private final Predicate<Answers> condition;
        private final Object[] chosen = new Object[cells.size()];
        private int tried;

        Search(Predicate<Answers> condition) {
            this.condition = condition;
        }

        Found from(int index) {
            if (index == chosen.length) {
                if (++tried > MOST_TRIED || !effort.allowsOneMore()) {
                    return Found.TOO_MANY_TO_SAY;
                }
                return condition.test(answers()) ? Found.SOME : Found.NONE;
            }
            for (var value : choices(index)) {
                chosen[index] = value;
                var found = from(index + 1);
                if (found != Found.NONE) {
                    return found;
                }
            }
            return Found.NONE;
        }

        /** What can stand in the cell; null is no answer. */
        private List<Object> choices(int index) {
            var question = question(cells.get(index).question());
            if (!isAsked(question, index)) {
                return Collections.singletonList(null);
            }
            if (question.mandatory()) {
                return values.get(index);
            }
            var choices = new ArrayList<>(values.get(index));
            choices.add(null);
            return choices;
        }

        private boolean isAsked(Question question, int index) {
            return question.askedWhen().map(condition -> {
                var decides = cells.subList(0, index).indexOf(new Cell(condition.question(), condition.item()));
                return decides >= 0 && condition.is().contains(Objects.toString(chosen[decides]));
            }).orElse(true);
        }

        private Answers answers() {
            var byQuestion = new HashMap<String, Object>();
            for (int i = 0; i < chosen.length; i++) {
                if (chosen[i] != null) {
                    put(cells.get(i), chosen[i], byQuestion);
                }
            }
            return new Answers(byQuestion);
        }

        @SuppressWarnings("unchecked")
        private static void put(Cell cell, Object value, Map<String, Object> byQuestion) {
            cell.item().ifPresentOrElse(item -> ((Map<String, Object>) byQuestion
                    .computeIfAbsent(cell.question(), _ -> new HashMap<String, Object>())).put(item, value),
                    () -> byQuestion.put(cell.question(), value));
        }
    }
}
