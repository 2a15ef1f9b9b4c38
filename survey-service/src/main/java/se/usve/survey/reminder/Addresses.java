package se.usve.survey.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Text;

/**
 * Where a region or a unit is reminded. Personal data.
 *
 * @param addresses mail addresses, each once
 */
record Addresses(List<String> addresses) {

    private static final int MOST = 10;
    /** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
    private static final int LONGEST = 254;
    /** Local part and domain, nothing that a mail's header could take for something else. */
    private static final Pattern PLAIN = Pattern.compile(
            "[!#-'*+\\-./-9=?A-Z^-~]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.(?!$)|$)){2,}");

    /**
     * Reads the body of a request.
     *
     * @throws se.usve.chassis.problem.ProblemException 422 with every error
     */
    static Addresses read(JsonNode body) {
        var fields = Fields.of(body);
        var read = fields.list("addresses", 1, MOST, Addresses::address, new Text(
                "ska vara en e-postadress som anna@region.example, utan namn",
                "must be a mail address such as anna@region.example, without a name"));
        fields.mustBeValid();
        // Who is written twice, in other letters, is one recipient.
        var once = read.stream().collect(Collectors.toMap(
                Addresses::recipient, Function.identity(), (first, _) -> first, LinkedHashMap::new));
        return new Addresses(List.copyOf(once.values()));
    }

    /** {@return by what two addresses are one recipient} */
    static String recipient(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> address(JsonNode item) {
        var text = item.isTextual() ? item.textValue().strip() : "";
        if (text.length() > LONGEST || !PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            new InternetAddress(text, true).validate();
            return Optional.of(text);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
