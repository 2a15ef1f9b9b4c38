package se.usve.reporting.report;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
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
public class Visibility {

    /**
     * A round that exists, and how much of it the caller sees.
     *
     * @param round    the round, as it was then
     * @param sight    what of it is seen
     * @param past     the time its figures are read of; empty for those of now
     * @param asOf     the time to tell with them, UTC
     * @param revision number of the sealed revision that is seen; null where it is none
     */
    public record Seen(Round round, Sight sight, Optional<Instant> past, Instant asOf, Long revision) {
    }

    private final Caller caller;
    private final Rounds rounds;
    private final Seals seals;
    private final InstantSource clock;

    Visibility(Caller caller, Rounds rounds, Seals seals, InstantSource clock) {
        this.caller = caller;
        this.rounds = rounds;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * {@return the round with what the caller sees of it now} Of a round that is published and sealed that is what its newest
     * seal holds, which does not move.
     *
     * @throws ProblemException      404 if there is no such round, or if it is another region's own
     * @throws UnauthorizedException if the round is not published and there is no token; or if there is a bad token,
     *                               published or not
     * @throws ForbiddenException    if the token's role sees nothing of the round
     */
    public Seen see(Connection connection, String round) throws SQLException {
        // Asked first: this is what looks at the token.
        var anonymous = caller.isAnonymous();
        var found = present(connection, round);
        return now(connection, found, sightOf(found, anonymous));
    }

    private Seen now(Connection connection, Round round, Sight sight) throws SQLException {
        var seal = round.isFinal() ? seals.newest(connection, round.id()) : Optional.<Seals.Seal>empty();
        return seal.isPresent() ? sealed(connection, round, sight, seal.get())
                : new Seen(round, sight, Optional.empty(), clock.instant(), null);
    }

    /** While nothing is newer than the seal, what it holds is what there is now, which costs less to read. */
    private Seen sealed(Connection connection, Round round, Sight sight, Seals.Seal seal) throws SQLException {
        var newer = rounds.moved(connection, round.id()).filter(moved -> moved.isAfter(seal.sealedAt())).isPresent();
        return new Seen(round, sight, newer ? Optional.of(seal.sealedAt()) : Optional.empty(), seal.sealedAt(),
                seal.revision());
    }

    /**
     * {@return the round as it was at a time, with what the caller sees of that: who sees figures of a time is decided by
     * where the round stood then, so that what was preliminary stays so}
     *
     * @param asOf a time; one to come is now
     * @throws ProblemException      404 if there is no such round, if it was not there yet, or if it is another region's own
     * @throws UnauthorizedException as {@link #see(Connection, String)}
     * @throws ForbiddenException    as {@link #see(Connection, String)}
     */
    public Seen see(Connection connection, String round, Instant asOf) throws SQLException {
        var anonymous = caller.isAnonymous();
        present(connection, round);
        var now = clock.instant();
        var at = asOf.isAfter(now) ? now : asOf;
        var found = rounds.find(connection, round, at).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                new Text("Omgången %s fanns inte då", "The round %s was not there then").with(round)));
        return new Seen(found, sightOf(found, anonymous), Optional.of(at), at, null);
    }

    /**
     * {@return the round with what the caller sees of it at that moment}
     *
     * @throws ProblemException      404 too if there is no such revision
     * @throws UnauthorizedException as {@link #see(Connection, String)}
     * @throws ForbiddenException    as {@link #see(Connection, String)}
     */
    public Seen see(Connection connection, String round, Moment moment) throws SQLException {
        return switch (moment) {
            case Moment.Now _ -> see(connection, round);
            case Moment.AsOf(var at) -> asOf(connection, round, at);
            case Moment.Revision(var number) -> {
                var seen = see(connection, round);
                var seal = seals.revision(connection, round, number).filter(_ -> seen.round().isFinal())
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                                "Det finns ingen revision %d av omgången %s", "There is no revision %d of the round %s")
                                .with(number, round)));
                yield sealed(connection, seen.round(), seen.sight(), seal);
            }
        };
    }

    /** A time to come is no time for a sealed round to be read at: the clock is in such an answer, and a seal does not move. */
    private Seen asOf(Connection connection, String round, Instant at) throws SQLException {
        if (at.isAfter(clock.instant())) {
            var seen = see(connection, round);
            if (seen.revision() != null) {
                return seen;
            }
        }
        return see(connection, round, at);
    }

    private Round present(Connection connection, String round) throws SQLException {
        return rounds.find(connection, round).filter(this::isThere)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND,
                        new Text("Det finns ingen omgång %s", "There is no round %s").with(round)));
    }

    /**
     * {@return the round as it is now, for what was granted by {@link #see} when it was in the same state} Nobody is asked
     * again, so it is for the same answer going on.
     */
    Optional<Seen> again(Connection connection, ReadLive.Followed followed) throws SQLException {
        var found = rounds.find(connection, followed.round());
        return found.isEmpty() ? Optional.empty() : Optional.of(now(connection, found.get(), followed.sight()));
    }

    /** {@return the rounds under way of which the caller sees something} To be asked without a token too, unless it is bad. */
    public List<Round> underWay() {
        return caller.isAnonymous() || !(caller.is(Role.ADMIN) || caller.is(Role.STEERING) || caller.is(Role.ASSESSOR)
                || caller.is(Role.REGION) && caller.region().isPresent()) ? List.of() : rounds.underWay();
    }

    /**
     * {@return whether the caller reads what people wrote of a unit of that region, and what stood before a round was
     * published: ADMIN, STEERING, ASSESSOR and the region itself}
     */
    public boolean readsTexts(String region) {
        return !caller.isAnonymous() && (caller.readsEveryRegion() || caller.reportsFor(region));
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
