package se.usve.chassis.erasure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where a service keeps what is about people. Each service that does has one. */
public interface PersonalData {

    /** {@return the columns that hold a person's name and nothing else} */
    List<NameColumn> names();

    /** {@return the columns of free text, {@code table.column}: names in them are told of but stay as they are} */
    List<String> texts();

    /** {@return names in the columns that are no person's, such as that of a schedule} */
    List<String> nobody();

    /**
     * {@return what the person has under way that rests on their name; empty when nothing does}
     *
     * @param names all that the person is called, in lower case
     */
    List<Engagement> engagements(Collection<String> names);

    /**
     * Erases what does not stand in a column of names.
     *
     * @param names     all that the person is called, in lower case
     * @param pattern   the same as a regular expression of PostgreSQL, to be used without regard to case; its group stays
     * @param pseudonym what the person is called from now on
     * @return place to rows changed
     */
    Map<String, Integer> eraseElsewhere(Collection<String> names, String pattern, String pseudonym);

    /** Notes, in the transaction that did it and without the name, that somebody erased a person. */
    void note(Erasure erasure);

    /**
     * Removes what is no longer needed.
     *
     * @return kind of thing to rows removed
     */
    Map<String, Integer> removeUnneeded(Instant now);

    /**
     * Something under way that rests on a person's name.
     *
     * @param what  what it is
     * @param round id of the round, or null if it is of none
     * @param rows  how many
     */
    record Engagement(String what, String round, long rows) {
    }
}
