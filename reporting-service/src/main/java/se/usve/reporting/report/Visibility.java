package se.usve.reporting.report;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.RoundChanged;

/**
 * The one place that decides who sees what of a round: the endpoints are open to all callers and ask here.
 *
 * <table>
 * <caption>Who sees a round</caption>
 * <tr><th>state</th><th>everybody</th><th>ADMIN, STEERING</th><th>ASSESSOR</th><th>REGION</th></tr>
 * <tr><td>DRAFT</td><td>–</td><td>all</td><td>–</td><td>–</td></tr>
 * <tr><td>OPEN, CLOSED</td><td>–</td><td>all</td><td>all</td><td>its own and the national figures</td></tr>
 * <tr><td>PUBLISHED</td><td>all</td><td>all</td><td>all</td><td>all</td></tr>
 * </table>
 *
 * <p>A region's own round is all seen by ADMIN and by that region, in every state, and is not there for anybody else.
 */
@ApplicationScoped
class Visibility {

    /** A round that exists, and how much of it the caller sees. */
    record Seen(Round round, Sight sight) {
    }

    private final Caller caller;
    private final Rounds rounds;

    Visibility(Caller caller, Rounds rounds) {
        this.caller = caller;
        this.rounds = rounds;
    }

    /**
     * {@return the round with what the caller sees of it}
     *
     * @throws ProblemException      404 if there is no such round, or if it is another region's own
     * @throws UnauthorizedException if the round is not published and there is no token; or if there is a bad token,
     *                               published or not
     * @throws ForbiddenException    if the token's role sees nothing of the round
     */
    Seen see(Connection connection, String round) throws SQLException {
        // Asked first: this is what looks at the token.
        var anonymous = caller.isAnonymous();
        var found = rounds.find(connection, round).filter(this::isThere)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                        new Text("Det finns ingen omgång %s", "There is no round %s").with(round)));
        return new Seen(found, sightOf(found, anonymous));
    }

    /**
     * {@return the round as it is now, for what was granted by {@link #see} when it was in the same state} Nobody is asked
     * again, so it is for the same answer going on.
     */
    Optional<Round> again(Connection connection, ReadLive.Followed followed) throws SQLException {
        return rounds.find(connection, followed.round());
    }

    /** {@return the rounds under way of which the caller sees something} To be asked without a token too, unless it is bad. */
    List<Round> underWay() {
        return caller.isAnonymous() || !(caller.is(Role.ADMIN) || caller.is(Role.STEERING) || caller.is(Role.ASSESSOR)
                || caller.is(Role.REGION) && caller.region().isPresent()) ? List.of() : rounds.underWay();
    }

    private boolean isThere(Round round) {
        return round.owner() == null || caller.is(Role.ADMIN) || caller.reportsFor(round.owner());
    }

    private Sight sightOf(Round round, boolean anonymous) {
        if (round.owner() != null || round.isPublished()) {
            return new Sight.Everything();
        }
        if (anonymous) {
            throw new UnauthorizedException();
        }
        if (caller.is(Role.ADMIN) || caller.is(Role.STEERING)) {
            return new Sight.Everything();
        }
        if (round.state() == RoundChanged.State.DRAFT) {
            throw new ForbiddenException();
        }
        if (caller.is(Role.ASSESSOR)) {
            return new Sight.Everything();
        }
        if (caller.is(Role.REGION)) {
            return new Sight.OwnRegion(caller.region().orElseThrow(ForbiddenException::new));
        }
        throw new ForbiddenException();
    }
}
