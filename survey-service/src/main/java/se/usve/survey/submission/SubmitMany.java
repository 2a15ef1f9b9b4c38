package se.usve.survey.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.chassis.outbox.Outbox;
import se.usve.survey.audit.Actor;
import se.usve.survey.audit.AuditTrail;

/**
 * Stores the answers of many units of a round, all of them or none, and tells of them. They have been found valid before,
 * on a ground that is looked at again here: what has been shown to a person is what is stored.
 *
 * <p>As many round trips to the database however many units there are: take the units' turns, store the submissions, their
 * events, and their entries in the audit (the last two are sent in pieces).
 */
@ApplicationScoped
public class SubmitMany {

    /**
     * What the answers were found valid for.
     *
     * @param round         id of the round
     * @param questionnaire what it asked
     * @param ruleSet       what it was judged by
     */
    public record Ground(String round, String questionnaire, String ruleSet) {
    }

    /**
     * A unit that must be as it was, and may get answers.
     *
     * @param unit    its id
     * @param region  the region it belonged to
     * @param version of its newest submission or withdrawal then
     * @param before  hash of the answers it had then, null if it had none
     * @param answers what it gets; null if it is only to be as it was
     * @param reason  why; null if that is not told
     */
    public record Item(String unit, String region, long version, String before, Answers.Canonical answers,
            String reason) {
    }

    /** A unit that is not as it was, or a round: then the unit is empty. */
    public record Move(Optional<String> unit, What what) {

        /** What has moved. */
        public enum What {
            /** The round asks another questionnaire, or is judged by another rule set. */
            ROUND,
            /** The unit takes no part in the round any more. */
            PARTICIPATION,
            /** The unit is another region's. */
            REGION,
            /** The unit has another version of its answers. */
            VERSION,
            /** The unit's answers are not received any more. */
            RECEIVING
        }
    }

    /** Nothing was stored, as the ground has moved. */
    public static final class GroundMoved extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient List<Move> moves;

        GroundMoved(List<Move> moves) {
            super(moves.size() + " units or rounds are not as they were");
            this.moves = List.copyOf(moves);
        }

        /** {@return everything that has moved} */
        public List<Move> moves() {
            return moves;
        }
    }

    private final ManySubmissions submissions;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SubmissionCount count;

    SubmitMany(ManySubmissions submissions, Outbox outbox, AuditTrail audit, SubmissionCount count) {
        this.submissions = submissions;
        this.outbox = outbox;
        this.audit = audit;
        this.count = count;
    }

    /**
     * Stores the answers.
     *
     * @return the time of the submissions
     * @throws GroundMoved if anything is not as it was; the transaction must roll back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Instant submit(Ground ground, List<Item> items, Actor actor) {
        var held = submissions.hold(ground.round(), items.stream().map(Item::unit).toList());
        var moves = moves(ground, items, held);
        if (!moves.isEmpty()) {
            throw new GroundMoved(moves);
        }
        var answered = items.stream().filter(item -> item.answers() != null).toList();
        if (!answered.isEmpty()) {
            submissions.add(ground.round(), answered, actor, held.at());
            outbox.append(answered.stream().map(item -> stored(ground, item, held.at())
                    .event(Answers.stored(item.answers().json()))).toList());
            answered.forEach(item -> count.stored(item.region(), held.late()));
            audit.record(actor, answered.stream().map(item -> stored(ground, item, held.at()).entry()).toList());
        }
        return held.at();
    }

    private static List<Move> moves(Ground ground, List<Item> items, ManySubmissions.Held held) {
        var moves = new ArrayList<Move>();
        if (!ground.questionnaire().equals(held.questionnaire()) || !ground.ruleSet().equals(held.ruleSet())) {
            moves.add(new Move(Optional.empty(), Move.What.ROUND));
        }
        Map<String, ManySubmissions.HeldUnit> now = held.units().stream()
                .collect(Collectors.toMap(ManySubmissions.HeldUnit::unit, Function.identity()));
        for (var item : items) {
            moved(item, now.get(item.unit())).ifPresent(what -> moves.add(new Move(Optional.of(item.unit()), what)));
        }
        return moves;
    }

    private static Optional<Move.What> moved(Item item, ManySubmissions.HeldUnit now) {
        if (now == null) {
            return Optional.of(Move.What.PARTICIPATION);
        } else if (!now.region().equals(item.region())) {
            return Optional.of(Move.What.REGION);
        } else if (now.version() != item.version()) {
            return Optional.of(Move.What.VERSION);
        }
        return now.receives() || item.answers() == null ? Optional.empty() : Optional.of(Move.What.RECEIVING);
    }

    private static Stored stored(Ground ground, Item item, Instant at) {
        return new Stored(ground.round(), item.unit(), item.version() + 1, item.region(), ground.questionnaire(),
                ground.ruleSet(), at, item.before(), item.answers().sha256(), item.reason());
    }
}
