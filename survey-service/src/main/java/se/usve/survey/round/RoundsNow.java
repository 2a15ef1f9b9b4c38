package se.usve.survey.round;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Set;
import se.usve.chassis.sql.Sql;
import se.usve.chassis.time.Sweden;

/** Tells how a round stands at the moment. */
@ApplicationScoped
class RoundsNow {

    /**
     * A round, and how it stands now.
     *
     * @param round the round; hashes of the audit are of this part
     * @param now   what no change of the round tells
     */
    record RoundNow(@JsonUnwrapped RoundView round, Now now) {
    }

    /**
     * How a round stands.
     *
     * @param next        the states it may go to
     * @param window      where its collection stands by the calendar in Sweden
     * @param receives    whether answers are received: from all in an open round, under late windows in a closed one
     * @param lateWindows how many late windows are in force
     * @param units       how many units take part
     */
    record Now(Set<RoundState> next, Window window, Receives receives, long lateWindows, long units) {
    }

    /** Where a collection stands by the calendar. */
    enum Window { NOT_YET, RUNNING, OVER }

    /** Whose answers are received. */
    enum Receives { ALL, LATE_WINDOWS, NONE }

    private final Sql sql;
    private final LateWindows windows;

    RoundsNow(Sql sql, LateWindows windows) {
        this.sql = sql;
        this.windows = windows;
    }

    RoundNow of(Round round) {
        var late = windows.inForce(round.id);
        var units = sql.number("select count(*) from participation where round = ? and takes_part", round.id);
        return new RoundNow(RoundView.of(round), new Now(round.state.next(), window(round.definition),
                receives(round.state, late), late, units));
    }

    private static Window window(RoundDefinition definition) {
        var today = LocalDate.now(Sweden.ZONE);
        if (today.isBefore(definition.collectionOpens())) {
            return Window.NOT_YET;
        }
        return today.isAfter(definition.collectionCloses()) ? Window.OVER : Window.RUNNING;
    }

    private static Receives receives(RoundState state, long lateWindows) {
        return switch (state) {
            case OPEN -> Receives.ALL;
            case CLOSED -> lateWindows > 0 ? Receives.LATE_WINDOWS : Receives.NONE;
            case DRAFT, PUBLISHED -> Receives.NONE;
        };
    }
}
