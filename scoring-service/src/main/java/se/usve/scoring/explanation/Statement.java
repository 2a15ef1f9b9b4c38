package se.usve.scoring.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import se.usve.chassis.problem.Text;

/**
 * What is said of one thing. Statements that say the same of several things become one: "a och b är besvarade Nej".
 *
 * @param subject the thing
 * @param one     what is said, of one thing
 * @param many    the same of several
 */
record Statement(Text subject, Text one, Text many) {

    /** What stands for itself and is not put together with others. */
    static Statement whole(Text words) {
        return new Statement(words, Phrases.NOTHING, Phrases.NOTHING);
    }

    /** {@return all of it in the order it came, what is said of several things where it is said first} */
    static Text told(List<Statement> statements) {
        var bySaying = new LinkedHashMap<Object, List<Statement>>();
        for (var statement : statements) {
            var key = statement.one().equals(Phrases.NOTHING) ? statement.subject() : List.of(statement.one());
            bySaying.computeIfAbsent(key, _ -> new ArrayList<>()).add(statement);
        }
        return Phrases.clauses(bySaying.values().stream().map(Statement::oneClause).toList());
    }

    private static Text oneClause(List<Statement> same) {
        var first = same.getFirst();
        if (first.one().equals(Phrases.NOTHING)) {
            return first.subject();
        }
        return Phrases.joined(Phrases.and(same.stream().map(Statement::subject).distinct().toList()), new Text(" ", " "),
                same.size() == 1 ? first.one() : first.many());
    }
}
