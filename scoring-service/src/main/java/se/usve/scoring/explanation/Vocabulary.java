package se.usve.scoring.explanation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import se.usve.chassis.problem.Text;
import se.usve.scoring.questionnaire.Question;
import se.usve.scoring.questionnaire.Questionnaire;
import se.usve.scoring.ruleset.RuleSet;

/**
 * What questions, items and codes are called: what a question is about by the rule set, an answer by the questionnaire,
 * as whoever answered read it.
 *
 * @param rules         the rule set
 * @param questionnaire that its questions are in; empty if this release does not know it
 */
record Vocabulary(RuleSet rules, Optional<Questionnaire> questionnaire) {

    /** A questionnaire of the contract never changes while the service runs, and is long to read. */
    private static final Map<String, Optional<Questionnaire>> READ = new ConcurrentHashMap<>();

    static Vocabulary of(RuleSet rules) {
        return new Vocabulary(rules, READ.computeIfAbsent(rules.questionnaire(), Questionnaire::of));
    }

    Optional<Question> question(String id) {
        return questionnaire.flatMap(known -> known.question(id));
    }

    /** {@return what is asked, with the number: "samverkan med näringslivet (fråga 13c)"} */
    Text subject(String question) {
        return asked(question, topic(question, Optional.empty()));
    }

    /**
     * {@return all that is asked, items of one question together: "samverkan med a och b (fråga 13b) och …"}
     *
     * @param list puts things one after the other
     */
    Text subjects(List<Statement.Subject> subjects, Function<List<Text>, Text> list) {
        var together = new LinkedHashMap<Object, List<Statement.Subject>>();
        for (var subject : subjects) {
            together.computeIfAbsent(tellsItemsOf(subject.question()) ? subject.question() : subject, _ -> new ArrayList<>())
                    .add(subject);
        }
        return list.apply(together.values().stream().map(same -> asked(same.getFirst().question(), topic(
                same.getFirst().question(), same.stream().flatMap(one -> one.item().stream()).map(this::word)
                        .collect(collectingAndThen(toList(), items -> items.isEmpty() ? Optional.empty()
                                : Optional.of(list.apply(items)))))))
                .toList());
    }

    private static Text asked(String question, Optional<Text> topic) {
        return topic.map(words -> new Text(words.sv() + " (fråga " + question + ")",
                        words.en() + " (question " + question + ")"))
                .orElse(new Text("fråga " + question, "question " + question));
    }

    /** {@return the number, with what is asked: "fråga 14a (pågående kliniska studier)"; where a word must agree with it} */
    Text numbered(String question, Optional<String> item) {
        var number = new Text("fråga " + question, "question " + question);
        return topic(question, item.map(this::word)).map(topic -> Phrases.joined(number, new Text(" (" + topic.sv() + ")", " (" + topic.en() + ")")))
                .orElse(number);
    }

    private Optional<Text> topic(String question, Optional<Text> item) {
        return Optional.ofNullable(rules.questions().get(question)).map(topic -> item
                .map(word -> tellsItemsOf(question)
                        ? new Text(topic.sv().replace("{item}", word.sv()), topic.en().replace("{item}", word.en()))
                        : new Text(topic.sv() + ", " + word.sv(), topic.en() + ", " + word.en()))
                .orElse(topic));
    }

    /** A year is its own word. */
    private Text word(String item) {
        return rules.words().getOrDefault(item, new Text(item, item));
    }

    /** {@return whether what the question is about is said with the item in it} */
    boolean tellsItemsOf(String question) {
        return Optional.ofNullable(rules.questions().get(question)).filter(topic -> topic.sv().contains("{item}")).isPresent();
    }

    /** {@return what an answer is called, empty if the question cannot be answered so} */
    Optional<Text> code(String question, Optional<String> item, String code) {
        var known = question(question);
        return known.isPresent() ? Optional.ofNullable(known.get().codes(item).get(code))
                : Optional.ofNullable(rules.words().get(code));
    }

    /** {@return what the code of any item is called; what the rule set calls it if the question has no such code} */
    Text codeOfItems(String question, String code) {
        return question(question).stream().flatMap(q -> q.items().values().stream())
                .flatMap(item -> Optional.ofNullable(item.codes().get(code)).stream()).findFirst()
                .orElse(rules.words().getOrDefault(code, new Text(code, code)));
    }

    /** {@return the codes in words, "Ja eller ”Ja, delar av personalen”"} */
    Text anyOf(String question, Optional<String> item, List<String> codes) {
        return Phrases.or(codes.stream().map(code -> Phrases.quoted(code(question, item, code)
                .orElse(rules.words().getOrDefault(code, new Text(code, code))))).toList());
    }

    /** {@return the words of an item, without the dots and the question mark by which it goes on from its question} */
    Text item(String question, String item) {
        return question(question).flatMap(q -> Optional.ofNullable(q.items().get(item)))
                .map(found -> new Text(bare(found.text().sv()), bare(found.text().en())))
                .orElse(rules.words().getOrDefault(item, new Text(item, item)));
    }

    /** {@return the words of an option that can be chosen} */
    Text option(String question, String option) {
        return question(question).flatMap(q -> Optional.ofNullable(q.options().get(option)))
                .orElse(new Text(option, option));
    }

    private static String bare(String words) {
        return words.replaceAll("^\\.\\.\\.|\\?$", "").strip();
    }
}
