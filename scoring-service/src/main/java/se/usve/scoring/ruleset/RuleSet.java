package se.usve.scoring.ruleset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.problem.Text;

/**
 * A rule set (regelverk): the minimum levels of a round and how each is met.
 *
 * @param id        such as {@code 2018-2021}
 * @param version   from 1; what has been in force never changes
 * @param questionnaire id of the questionnaire whose questions its clauses are about
 * @param levels    in order of number, 1, 2, …
 * @param questions what each question its clauses are about asks of, in a few words; {@code {item}} stands for the item
 * @param words     what codes and items are called
 * @param mapping   what became of the levels of the earlier rule set, if there is one
 */
public record RuleSet(String id, long version, String questionnaire, List<MinimumLevel> levels,
        Map<String, Text> questions, Map<String, Text> words, Optional<Mapping> mapping) {

    public RuleSet {
        levels = List.copyOf(levels);
        questions = Map.copyOf(questions);
        words = Map.copyOf(words);
    }

    /** {@return the level of that number} */
    public Optional<MinimumLevel> level(int number) {
        return number >= 1 && number <= levels.size() ? Optional.of(levels.get(number - 1)) : Optional.empty();
    }

    /** {@return what a code or an item is called; itself if the rule set has no word for it, as with years} */
    Text word(String code) {
        return words.getOrDefault(code, new Text(code, code));
    }
}
