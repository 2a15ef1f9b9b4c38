package se.usve.survey.reminder;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import se.usve.chassis.input.Fields;
import se.usve.chassis.problem.Text;

/**
 * When a round reminds.
 *
 * @param dates on which days, the first first
 * @param at    from what time of those days, in Sweden
 */
record Schedule(List<LocalDate> dates, @JsonFormat(pattern = "HH:mm") LocalTime at) {

    private static final int MOST = 30;
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /**
     * Reads the body of a request.
     *
     * @throws se.usve.chassis.problem.ProblemException 422 with every error
     */
    static Schedule read(JsonNode body) {
        var fields = Fields.of(body);
        var dates = fields.list("dates", 0, MOST, Schedule::day, new Text(
                "ska vara ett datum som 2026-12-01", "must be a date such as 2026-12-01"));
        var at = fields.matching("at", TIME, new Text("ska vara ett klockslag som 08:00", "must be a time such as 08:00"));
        fields.mustBeValid();
        return new Schedule(dates.stream().sorted().distinct().toList(), LocalTime.parse(at));
    }

    /** {@return a day written as 2026-12-01} Also used for what stands in an address of a request. */
    static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(JsonNode item) {
        return item.isTextual() ? day(item.textValue()) : Optional.empty();
    }
}
