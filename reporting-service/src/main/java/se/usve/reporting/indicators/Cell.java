package se.usve.reporting.indicators;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A figure of a group, with what it rests on.
 *
 * @param group    code of the group
 * @param value    the figure, not rounded: a share as a part of 1; null where there is nothing to make it of
 * @param part     what {@code value} is a part of {@code of}: units, or a sum of persons or articles; null for others
 * @param of       what it is a part of; null for others
 * @param answered units that the figure is made of
 * @param partial  of those, the units that left out some of the numbers asked for, so that theirs is too small
 * @param asked    units that have answered the survey and that the figure is about: those not answered left it out
 * @param awaiting of {@code of}, the units that wait for an assessor and count as not meeting the level; null for others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cell(String group, @JsonInclude Number value, Number part, Number of, long answered, long partial,
        long asked, Long awaiting) {

    static Cell ratio(String group, double part, double of, Tally.Counted counted) {
        return new Cell(group, of == 0 ? null : part / of, whole(part), whole(of), counted.answered(), counted.partial(),
                counted.asked(), null);
    }

    static Cell number(String group, Number value, Tally.Counted counted) {
        return new Cell(group, value, null, null, counted.answered(), counted.partial(), counted.asked(), null);
    }

    Cell awaiting(long units) {
        return new Cell(group, value, part, of, answered, partial, asked, units);
    }

    /** Whole numbers are written as such. */
    private static Number whole(double number) {
        if (number == Math.rint(number)) {
            return (long) number;
        }
        return number;
    }
}
