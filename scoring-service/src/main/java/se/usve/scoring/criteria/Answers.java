package se.usve.scoring.criteria;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A unit's answers, as the survey's form has them: a code as text, an object item → code or year → number, an object
 * with {@code chosen}, or a text. An answer of another form counts as not given, so that half-filled and odd answers
 * can be judged too.
 *
 * @param byQuestion question id to answer; a missing key is an unanswered question
 */
public record Answers(Map<String, Object> byQuestion) {

    /** {@return the answer as it was given} */
    Optional<Object> of(String question) {
        return Optional.ofNullable(byQuestion.get(question));
    }

    /** {@return the code answered} */
    public Optional<String> code(String question) {
        return of(question).flatMap(Answers::code);
    }

    /** {@return the code answered for one item or year} */
    public Optional<String> code(String question, String item) {
        return Optional.ofNullable(items(question).get(item)).flatMap(Answers::code);
    }

    /** {@return the codes answered for the items that have one} */
    List<String> itemCodes(String question) {
        return items(question).values().stream().map(Answers::code).flatMap(Optional::stream).toList();
    }

    /** {@return the sum of the whole numbers given for the items or years that have one; empty if none has} */
    public Optional<BigInteger> sum(String question) {
        return items(question).values().stream().map(Answers::wholeNumber).flatMap(Optional::stream)
                .reduce(BigInteger::add);
    }

    /** {@return the options chosen, possibly none; empty if the question is unanswered} */
    Optional<List<?>> chosen(String question) {
        return items(question).get("chosen") instanceof List<?> chosen ? Optional.of(chosen) : Optional.empty();
    }

    /** {@return the text given, empty if there is none or nothing but white space in it} */
    public Optional<String> text(String question) {
        return code(question).filter(text -> !text.isBlank());
    }

    private Map<?, ?> items(String question) {
        return byQuestion.get(question) instanceof Map<?, ?> items ? items : Map.of();
    }

    private static Optional<String> code(Object value) {
        return value instanceof String code ? Optional.of(code) : Optional.empty();
    }

    private static Optional<BigInteger> wholeNumber(Object value) {
        return switch (value) {
            case Integer number -> Optional.of(BigInteger.valueOf(number));
            case Long number -> Optional.of(BigInteger.valueOf(number));
            case BigInteger number -> Optional.of(number);
            case null, default -> Optional.empty();
        };
    }

    public Answers {
        Objects.requireNonNull(byQuestion);
    }
}
