package se.usve.survey.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A reminder in the log.
 *
 * @param id        names it; in the letter's Message-ID
 * @param date      the day it was due
 * @param recipient where it went, or would have gone
 * @param units     the units it told of
 * @param state     what became of it
 * @param reason    why it has not gone, or may not have; null if there is nothing to tell
 * @param at        since when it is so
 */
record LogEntry(long id, LocalDate date, String recipient, List<Letter.Missing> units, State state, String reason,
        Instant at) {

    /** {@return the entry with the units of one region alone} */
    LogEntry of(String region) {
        return new LogEntry(id, date, recipient, units.stream().filter(unit -> unit.region().equals(region)).toList(),
                state, reason, at);
    }
}
