package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What somebody may know of a case. Where two rule independently, one who may be among them learns nothing of the other
 * until it is decided: not what, not why, not by whom, not even that. A third is told what and why, but not by whom.
 *
 * @param assessment the case
 * @param who        who looks
 * @param assesses   whether they are an assessor, whatever else they are
 */
record Sight(Assessment assessment, String who, boolean assesses) {

    /** How far a review has come, as far as it is told. */
    enum State {
        /** A ruling is lacking; whether another has been given is not told. */
        AWAITS_RULING,
        /** Nobody has ruled. */
        AWAITS_FIRST,
        /** One has ruled. */
        AWAITS_SECOND,
        /** Two differ. */
        AWAITS_THIRD,
        /** It is decided. */
        DECIDED
    }

    State state() {
        return switch (assessment.review()) {
            case Review.AwaitsFirst _, Review.AwaitsSecond _ when isBlind() && ownRuling().isEmpty() -> State.AWAITS_RULING;
            case Review.AwaitsFirst _ -> State.AWAITS_FIRST;
            case Review.AwaitsSecond _ -> State.AWAITS_SECOND;
            case Review.AwaitsThird _ -> State.AWAITS_THIRD;
            case Review.Decided _ -> State.DECIDED;
        };
    }

    Optional<Ruling> ownRuling() {
        return assessment.rulingBy(who);
    }

    /** {@return the rulings that may be seen, the oldest first} */
    List<RulingView> rulings() {
        return assessment.rulings().stream().filter(this::sees)
                .map(ruling -> isBlind() && !isOwn(ruling) ? RulingView.nameless(ruling) : RulingView.of(ruling)).toList();
    }

    /** {@return whether the ruling may be seen at all} */
    boolean sees(Ruling ruling) {
        return !isBlind() || isOwn(ruling) || isForThird(ruling);
    }

    /** {@return what has happened, the oldest first, with the claims that ran out} */
    List<CaseEntry> history(List<CaseFact> facts, Instant now) {
        var rulings = assessment.rulings().stream().collect(Collectors.toMap(Ruling::id, Function.identity()));
        return withExpired(facts, now).stream().flatMap(fact -> entry(fact, rulings).stream()).toList();
    }

    private Optional<CaseEntry> entry(CaseFact fact, Map<UUID, Ruling> rulings) {
        var ruling = fact.ruling().map(rulings::get);
        if (isKnown(fact)) {
            return Optional.of(CaseEntry.of(fact, ruling));
        }
        return ruling.filter(this::isForThird).filter(_ -> fact.action() == CaseFact.Action.RULED)
                .map(seen -> CaseEntry.nameless(fact, seen));
    }

    private boolean isKnown(CaseFact fact) {
        var isNobodys = fact.by().isEmpty();
        return !isBlind() || isNobodys || fact.by().get().equals(who) || fact.claimOf().filter(who::equals).isPresent();
    }

    private boolean isBlind() {
        return assesses && assessment.doubleReview() && assessment.ruling().isEmpty();
    }

    private boolean isOwn(Ruling ruling) {
        return ruling.by().equals(who);
    }

    private boolean isForThird(Ruling ruling) {
        return ruling.stands() && !assessment.hasRuled(who) && assessment.review() instanceof Review.AwaitsThird;
    }

    private static List<CaseFact> withExpired(List<CaseFact> facts, Instant now) {
        var all = new ArrayList<>(facts);
        for (int i = 0; i < facts.size(); i++) {
            var claimed = facts.get(i);
            if (claimed.action() == CaseFact.Action.CLAIMED && !claimed.until().orElseThrow().isAfter(now)
                    && facts.stream().skip(i + 1L).filter(later -> ends(later, claimed))
                            .allMatch(later -> later.at().isAfter(claimed.until().orElseThrow()))) {
                all.add(CaseFact.expired(claimed));
            }
        }
        all.sort(Comparator.comparing(CaseFact::at));
        return all;
    }

    private static boolean ends(CaseFact later, CaseFact claimed) {
        return switch (later.action()) {
            case CLAIMED, RELEASED -> later.claimOf().equals(claimed.claimOf());
            case RULED -> later.by().equals(claimed.by());
            case SUPERSEDED -> true;
            case REQUESTED, EXPIRED, RULING_WITHDRAWN, REOPENED -> false;
        };
    }
}
