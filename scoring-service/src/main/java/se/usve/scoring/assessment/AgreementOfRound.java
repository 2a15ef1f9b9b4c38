package se.usve.scoring.assessment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.usve.chassis.access.Caller;
import se.usve.chassis.access.Role;
import se.usve.chassis.problem.ProblemException;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.UnitAccess;

/** How far the assessors of a round agree, level by level. */
@ApplicationScoped
public class AgreementOfRound {

    /** Which pairs are counted. */
    public enum Counted {
        /** Every pair: for those who do not rule. */
        ALL,
        /** Those of decided cases: how an open one goes is not to be worked out from the figures. */
        DECIDED
    }

    /**
     * The agreement of a round, as sent.
     *
     * @param round   id of the round
     * @param counted which pairs are counted
     * @param levels  each level with a pair, in order of number
     * @param all     all levels together
     */
    public record AgreementView(String round, Counted counted, List<LevelAgreement> levels, Agreement all) {
    }

    /**
     * The agreement on a level's examples, as sent.
     *
     * @param level     number of the level
     * @param agreement the agreement, its fields beside that
     */
    public record LevelAgreement(int level, @JsonUnwrapped Agreement agreement) {
    }

    private record OfLevel(int level, Agreement.Pair pair) {
    }

    private final Database database;
    private final UnitAccess access;
    private final Caller caller;

    AgreementOfRound(Database database, UnitAccess access, Caller caller) {
        this.database = database;
        this.access = access;
        this.caller = caller;
    }

    /**
     * {@return the agreement of pairs of rulings that stand, given without knowledge of each other}
     *
     * @throws ProblemException 404 for a round that the caller does not see
     */
    public AgreementView of(String round) {
        access.round(round);
        var counted = caller.is(Role.ASSESSOR) ? Counted.DECIDED : Counted.ALL;
        var pairs = database.query("""
                select a.level, (array_agg(g.decision order by g.ruled_at, g.seat, g.id))[1] as first,
                    (array_agg(g.decision order by g.ruled_at, g.seat, g.id))[2] as second
                from assessment a join assessment_ruling g on g.assessment = a.id
                where a.round = ? and a.double_review and g.independent and g.withdrawn_at is null
                    and (not ?::boolean or a.status in ('APPROVED', 'REJECTED'))
                group by a.id having count(*) = 2 order by a.level""",
                row -> new OfLevel((int) row.number("level"), new Agreement.Pair(
                        Decision.valueOf(row.text("first")), Decision.valueOf(row.text("second")))),
                round, Boolean.toString(counted == Counted.DECIDED));
        var byLevel = pairs.stream().collect(Collectors.groupingBy(OfLevel::level, TreeMap::new,
                Collectors.mapping(OfLevel::pair, Collectors.toList())));
        return new AgreementView(round, counted, byLevel.entrySet().stream()
                .map(level -> new LevelAgreement(level.getKey(), Agreement.of(level.getValue()))).toList(),
                Agreement.of(pairs.stream().map(OfLevel::pair).toList()));
    }
}
