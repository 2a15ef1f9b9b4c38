package se.usve.chassis.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;

/**
 * Who is to be erased, and why.
 *
 * @param names  all that the person is called: the name of their token, addresses, the name written out; in lower case
 * @param reason why
 * @param role   what the person was, null if it is not to be kept
 * @param region SCB county code of the region they acted for, null if it is not to be kept
 * @param force  whether it is done also to one who has something under way
 */
public record ErasureOrder(List<String> names, String reason, String role, String region, boolean force) {

    /** The form of a request's body, for its documentation. */
    public record Body(String subject, List<String> aliases, String reason, String role, String region, Boolean force) {
    }

    private static final int LONGEST_NAME = 200;
    private static final int MOST_ALIASES = 10;
    private static final Pattern ROLE = Pattern.compile("ADMIN|REGION|ASSESSOR|STEERING|OPERATOR");
    private static final Pattern REGION = Pattern.compile("[0-9]{2}");

    /**
     * {@return the order in a request's body}
     *
     * @throws ProblemException 422 with all that is wrong
     */
    public static ErasureOrder read(JsonNode body) {
        var fields = Fields.of(body);
        var names = new ArrayList<String>();
        Optional.ofNullable(fields.text("subject", LONGEST_NAME)).ifPresent(names::add);
        if (fields.json("aliases") != null) {
            names.addAll(fields.list("aliases", 0, MOST_ALIASES, ErasureOrder::name, new Text(
                    "ska vara text på en rad, 2 till 200 tecken", "must be one line of 2 to 200 characters")));
        }
        var reason = fields.words("reason", 1, 1000);
        var role = fields.optionalMatching("role", ROLE, new Text(
                "ska vara ADMIN, REGION, ASSESSOR, STEERING eller OPERATOR",
                "must be ADMIN, REGION, ASSESSOR, STEERING or OPERATOR"));
        var region = fields.optionalMatching("region", REGION,
                new Text("ska vara en länskod som 01", "must be a county code such as 01"));
        var force = fields.optionalTruth("force");
        var called = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList();
        if (called.stream().anyMatch(name -> name.length() < 2)) {
            fields.add("subject", Fields.INVALID_VALUE, new Text("ska ha minst två tecken", "must have two characters at least"));
        }
        if (reason != null && called.stream().anyMatch(reason.toLowerCase(Locale.ROOT)::contains)) {
            fields.add("reason", "NAMES_THE_PERSON", new Text(
                    "skälet sparas och får inte innehålla namnet", "the reason is kept and must not hold the name"));
        }
        fields.mustBeValid();
        return new ErasureOrder(called, reason, role, region, Boolean.TRUE.equals(force));
    }

    private static Optional<String> name(JsonNode item) {
        return Optional.of(item).filter(JsonNode::isTextual).map(text -> text.textValue().strip())
                .filter(text -> text.length() >= 2 && text.length() <= LONGEST_NAME && text.lines().count() == 1);
    }

    /** {@return a regular expression of PostgreSQL that finds the names as whole words; its group is a Swedish genitive's s} */
    String pattern() {
        return names.stream().map(name -> name.codePoints().mapToObj(Character::toString)
                        .map(character -> Character.isLetterOrDigit(character.codePointAt(0)) ? character : "\\" + character)
                        .map(character -> character.equals("\\ ") ? " " : character)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|", "(?<!\\w)(?:", ")(s?)(?!\\w)"));
    }
}
