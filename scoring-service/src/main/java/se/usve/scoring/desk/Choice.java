package se.usve.scoring.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import se.usve.chassis.pages.Language;
import se.usve.chassis.problem.Text;
import se.usve.scoring.unit.Round;

/**
 * Something to choose in a list.
 *
 * @param value  as sent
 * @param label  as shown
 * @param chosen whether it is
 */
record Choice(String value, String label, boolean chosen) {

    static final Text ALL = new Text("Alla", "All");

    /** {@return all the rounds, of which one is chosen} */
    static List<Choice> ofRounds(List<Round> rounds, Round chosen) {
        return rounds.stream().map(round -> new Choice(round.id(), Names.round(round.id()),
                round.id().equals(chosen.id()))).toList();
    }

    /** {@return the values, with one before them that stands for all} */
    static <T> List<Choice> orAll(List<T> values, Function<T, String> value, Function<T, String> label,
            Optional<String> chosen, Language language) {
        return Stream.concat(
                Stream.of(new Choice("", language.in(ALL), chosen.isEmpty())),
                values.stream().map(each -> new Choice(value.apply(each), label.apply(each),
                        chosen.filter(value.apply(each)::equals).isPresent()))).toList();
    }
}
