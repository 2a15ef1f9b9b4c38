package se.usve.scoring.explanation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.problem.Text;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Criterion;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Finding;
import se.usve.scoring.criteria.Verdict;

/**
 * Says what was found about a clause.
 *
 * @param words what things are called
 */
record Saying(Vocabulary words) {

    private static final Text IS_NOT_ANSWERED = new Text("är inte besvarad", "is not answered");
    private static final Text ARE_NOT_ANSWERED = new Text("är inte besvarade", "are not answered");

    Statement of(Finding.OfClause found) {
        var question = found.criterion().question();
        return switch (found.criterion()) {
            case Criterion.AnswerIn(_, var item, _, _) -> answer(question, item, found);
            case Criterion.AnyItemIs(_, var code) -> found.verdict() == Verdict.UNANSWERED ? unanswered(question)
                    : Statement.whole(Phrases.joined(found.verdict() == Verdict.TRUE
                                    ? new Text("minst en del av ", "at least one part of ") : new Text("ingen del av ", "no part of "),
                            words.numbered(question, Optional.empty()), new Text(" är besvarad ", " is answered "),
                            Phrases.quoted(words.codeOfItems(question, code))));
            case Criterion.SumAtLeast(_, var least) -> found.verdict() == Verdict.UNANSWERED ? unanswered(question)
                    : Statement.whole(sum(question, least, found));
            case Criterion.AnyChosen _ -> found.verdict() == Verdict.UNANSWERED ? unanswered(question)
                    : Statement.whole(Phrases.joined(found.verdict() == Verdict.TRUE
                                    ? new Text("minst ett alternativ är valt i ", "at least one option is chosen in ")
                                    : new Text("inget alternativ är valt i ", "no option is chosen in "),
                            words.numbered(question, Optional.empty())));
            case Criterion.TextGiven _ -> text(question, found.verdict() == Verdict.TRUE
                    ? new Text("finns", "is given") : new Text("saknas", "is missing"));
            case Criterion.ExampleApproved _ -> text(question, example(found));
        };
    }

    /** {@return all of it in the order it came, what is said of several things where it is said first} */
    Text told(List<Statement> statements) {
        var bySaying = new LinkedHashMap<Object, List<Statement>>();
        for (var statement : statements) {
            bySaying.computeIfAbsent(statement.subject().isEmpty() ? statement : statement.one(), _ -> new ArrayList<>())
                    .add(statement);
        }
        return Phrases.clauses(bySaying.values().stream().map(this::oneClause).toList());
    }

    private Text oneClause(List<Statement> same) {
        var subjects = same.stream().flatMap(statement -> statement.subject().stream()).distinct().toList();
        var said = subjects.size() > 1 ? same.getFirst().many() : same.getFirst().one();
        return subjects.isEmpty() ? said
                : Phrases.joined(words.subjects(subjects, Phrases::and), new Text(" ", " "), said);
    }

    /** {@return that all these, of which one is enough, have another answer, or none; empty if it cannot be said in one breath} */
    Optional<Statement> neither(List<Finding> parts) {
        var codes = parts.stream().map(part -> part.criterion() instanceof Criterion.AnswerIn in ? in.codes() : List.of())
                .distinct().toList();
        if (codes.size() != 1 || codes.getFirst().isEmpty()) {
            return Optional.empty();
        }
        var clauses = parts.stream().map(part -> (Criterion.AnswerIn) part.criterion()).toList();
        var first = clauses.getFirst();
        var answered = parts.stream().anyMatch(part -> part.verdict() != Verdict.UNANSWERED);
        var subjects = clauses.stream().map(in -> new Statement.Subject(in.question(), in.item())).toList();
        return Optional.of(Statement.whole(Phrases.joined(subjects.size() == 2
                        ? Phrases.joined(new Text("varken ", "neither "), words.subjects(subjects, Phrases::nor))
                        : new Text("varken " + words.subjects(subjects, Phrases::or).sv(),
                                "none of " + words.subjects(subjects, Phrases::and).en()),
                new Text(" är besvarad", " is answered"), !answered ? Phrases.NOTHING : Phrases.joined(new Text(" ", " "),
                        words.anyOf(first.question(), first.item(), first.codes())))));
    }

    private Statement answer(String question, Optional<String> item, Finding.OfClause found) {
        var subject = new Statement.Subject(question, item);
        if (found.seen().isEmpty()) {
            return new Statement(subject, IS_NOT_ANSWERED, ARE_NOT_ANSWERED);
        }
        var code = (String) found.seen().get();
        var answer = words.code(question, item, code).map(Phrases::quoted);
        if (found.verdict() == Verdict.EXEMPT) {
            return Statement.whole(Phrases.joined(words.subjects(List.of(subject), Phrases::and),
                    new Text(" krävs inte av enheten, som svarat ",
                    " is not required of the unit, which answered "), answer.orElse(new Text(code, code))));
        }
        // What cannot be answered is not repeated: it may be anything, of any length.
        var odd = new Text("något annat än svarsalternativen", "something else than the options");
        return new Statement(subject,
                Phrases.joined(new Text("är besvarad ", "is answered "), answer.orElse(with(odd))),
                Phrases.joined(new Text("är besvarade ", "are answered "), answer.orElse(with(odd))));
    }

    private static Text with(Text answer) {
        return new Text("med " + answer.sv(), "with " + answer.en());
    }

    private Text sum(String question, long least, Finding.OfClause found) {
        var sum = new Answers(Map.of(question, found.seen().orElseThrow())).sum(question).orElseThrow();
        return Phrases.joined(words.subject(question), new Text(" är sammanlagt ", " add up to "),
                Phrases.number(sum), found.verdict() == Verdict.TRUE ? Phrases.NOTHING : Phrases.joined(
                        new Text(", men minst ", ", but at least "), Phrases.number(BigInteger.valueOf(least)),
                        new Text(" krävs", least == 1 ? " is required" : " are required")));
    }

    private Statement unanswered(String question) {
        return Statement.whole(Phrases.joined(words.numbered(question, Optional.empty()), new Text(" ", " "), IS_NOT_ANSWERED));
    }

    /** Said with verbs that are the same for one and several, and whatever the gender of the noun. */
    private Statement text(String question, Text said) {
        return new Statement(new Statement.Subject(question, Optional.empty()), said,
                new Text(said.sv(), said.en().replaceFirst("^is ", "are ").replaceFirst("^was ", "were ")
                        .replaceFirst("^has ", "have ")));
    }

    private static Text example(Finding.OfClause found) {
        if (found.seen().isEmpty()) {
            return new Text("saknas", "is missing");
        }
        return found.ruling().map(ruling -> ruling == Decision.APPROVED
                        ? new Text("godkändes vid bedömningen", "was approved by the assessors")
                        : new Text("godkändes inte vid bedömningen", "was not approved by the assessors"))
                .orElse(new Text("har inte bedömts ännu", "has not been assessed yet"));
    }
}
