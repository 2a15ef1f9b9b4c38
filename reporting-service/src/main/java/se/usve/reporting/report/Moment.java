package se.usve.reporting.report;

import java.time.Instant;

/** Of which time figures are wanted. */
public sealed interface Moment {

    /** The figures of now; of a published round that is sealed, those of its newest revision. */
    Moment NOW = new Now();

    /** Those of now. */
    record Now() implements Moment {
    }

    /**
     * What the table looked like then.
     *
     * @param at a time; one to come is now, and of a published round that is sealed its newest revision
     */
    record AsOf(Instant at) implements Moment {
    }

    /**
     * What a revision of a published round holds.
     *
     * @param number its number, from 1
     */
    record Revision(long number) implements Moment {
    }
}
