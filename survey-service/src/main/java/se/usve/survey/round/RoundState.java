package se.usve.survey.round;

import java.util.EnumSet;
import java.util.Set;

/** Where a round stands, and where it may go from there. */
public enum RoundState {
    /** Being prepared: units may be registered, nothing answered. */
    DRAFT,
    /** Answers are received. */
    OPEN,
    /** No answers are received any more; assessors work. */
    CLOSED,
    /** The figures are public and do not move. */
    PUBLISHED;

    /** {@return the states a round in this one may go to} */
    public Set<RoundState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(OPEN);
            case OPEN -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.of(PUBLISHED);
            case PUBLISHED -> EnumSet.noneOf(RoundState.class);
        };
    }
}
