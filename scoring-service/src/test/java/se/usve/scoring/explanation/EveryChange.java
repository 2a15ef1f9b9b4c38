package se.usve.scoring.explanation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Evaluator;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.criteria.Verdict;
import se.usve.scoring.questionnaire.Questionnaire;

/**
 * Tries every change of the answers that a criterion is about, and of those by which their questions are asked, the fewest
 * first, until some make it hold and could be sent in.
 */
final class EveryChange {

    static final String NEW_TEXT = "Ett nytt exempel.";

    private final Criterion criterion;
    private final Questionnaire questionnaire;
    private final Map<String, Object> answers;
    private final Map<String, Decision> rulings;
    private final Map<Need.Cell, List<Object>> values = new LinkedHashMap<>();

    EveryChange(Criterion criterion, Questionnaire questionnaire, Map<String, Object> answers,
            Map<String, Decision> rulings) {
        this.criterion = criterion;
        this.questionnaire = questionnaire;
        this.answers = answers;
        this.rulings = rulings;
        criterion.clauses().forEach(this::addCells);
        criterion.clauses().forEach(clause -> addGates(clause.question()));
    }

    /** {@return the smallest changes that make it hold or await assessment; none if no change does} */
    Set<Map<Need.Cell, Object>> smallest() {
        if (holds(answers, rulings)) {
            return Set.of(Map.of());
        }
        for (int size = 1; size <= values.size(); size++) {
            var found = new HashSet<Map<Need.Cell, Object>>();
            search(new ArrayList<>(values.keySet()), 0, size, new HashMap<>(), found);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    /** {@return every change that the way allows, of those that are tried here} */
    Stream<Map<Need.Cell, Object>> meantBy(List<Change> way) {
        var meant = Stream.of(Map.<Need.Cell, Object>of());
        for (var change : way) {
            var cell = new Need.Cell(change.question(), change.item());
            var will = values.get(cell).stream().filter(value -> allows(change.to(), value)).toList();
            meant = meant.flatMap(known -> will.stream().map(value -> {
                var more = new HashMap<>(known);
                more.put(cell, value);
                return more;
            }));
        }
        return meant;
    }

    private static boolean allows(Change.Target target, Object value) {
        return switch (target) {
            case Change.Codes(var codes) -> codes.contains(value);
            case Change.Options(var codes) -> value instanceof Map<?, ?> map && map.get("chosen") instanceof List<?> chosen
                    && chosen.stream().anyMatch(codes::contains);
            case Change.AtLeast(var least) -> least.compareTo(BigInteger.valueOf((Integer) value)) <= 0;
            case Change.Words() -> value.equals(NEW_TEXT);
        };
    }

    private void addGates(String question) {
        questionnaire.question(question).orElseThrow().askedWhen().ifPresent(gate -> {
            add(gate.question(), gate.item(), questionnaire.question(gate.question()).orElseThrow().codes(gate.item())
                    .keySet().stream().map(Object.class::cast));
            addGates(gate.question());
        });
    }

    private void addCells(Criterion.Clause clause) {
        var question = questionnaire.question(clause.question()).orElseThrow();
        switch (clause) {
            case Criterion.AnswerIn(_, var item, _, var exemptions) -> add(question.id(), item, question.codes(item)
                    .keySet().stream().filter(code -> !exemptions.contains(code)).map(Object.class::cast));
            case Criterion.AnyItemIs _ -> question.items().forEach((item, _) -> add(question.id(), Optional.of(item),
                    question.codes(Optional.of(item)).keySet().stream().map(Object.class::cast)));
            case Criterion.SumAtLeast _ -> question.items().forEach((item, _) ->
                    add(question.id(), Optional.of(item), IntStream.rangeClosed(0, 20).boxed().map(Object.class::cast)));
            case Criterion.AnyChosen _ -> add(question.id(), Optional.empty(), Stream.concat(
                    Stream.of(Map.of("chosen", List.of())),
                    question.options().keySet().stream().map(option -> Map.of("chosen", List.of(option)))));
            case Criterion.TextGiven _, Criterion.ExampleApproved _ ->
                    add(question.id(), Optional.empty(), Stream.of(NEW_TEXT, ""));
        }
    }

    private void add(String question, Optional<String> item, Stream<Object> tried) {
        values.putIfAbsent(new Need.Cell(question, item), tried.toList());
    }

    private void search(List<Need.Cell> cells, int from, int left, Map<Need.Cell, Object> changes,
            Set<Map<Need.Cell, Object>> found) {
        if (left == 0) {
            if (holds(changes)) {
                found.add(Map.copyOf(changes));
            }
            return;
        }
        for (int i = from; i + left <= cells.size(); i++) {
            for (var value : values.get(cells.get(i))) {
                changes.put(cells.get(i), value);
                search(cells, i + 1, left - 1, changes, found);
            }
            changes.remove(cells.get(i));
        }
    }

    @SuppressWarnings("unchecked")
    private boolean holds(Map<Need.Cell, Object> changes) {
        var changed = new HashMap<>(answers);
        var still = new HashMap<>(rulings);
        changes.forEach((cell, value) -> {
            if (cell.item().isEmpty()) {
                changed.put(cell.question(), value);
                still.remove(cell.question());
            } else {
                var items = new HashMap<String, Object>(changed.get(cell.question()) instanceof Map<?, ?> map
                        ? (Map<String, Object>) map : Map.of());
                items.put(cell.item().get(), value);
                changed.put(cell.question(), items);
            }
        });
        // An answer to a question that is not asked could not be sent in.
        var given = Map.copyOf(changed);
        changed.keySet().removeIf(question -> !isAsked(question, given));
        return holds(changed, still);
    }

    private boolean isAsked(String question, Map<String, Object> given) {
        return questionnaire.question(question).orElseThrow().askedWhen().map(gate -> {
            var answer = gate.item().isEmpty() ? given.get(gate.question())
                    : given.get(gate.question()) instanceof Map<?, ?> items ? items.get(gate.item().get()) : null;
            return answer instanceof String code && gate.is().contains(code) && isAsked(gate.question(), given);
        }).orElse(true);
    }

    private boolean holds(Map<String, Object> given, Map<String, Decision> ruled) {
        var verdict = new Evaluator(new Answers(given), Rulings.of(ruled)).evaluate(criterion).verdict();
        return verdict == Verdict.TRUE || verdict == Verdict.EXEMPT || verdict == Verdict.AWAITING;
    }
}
