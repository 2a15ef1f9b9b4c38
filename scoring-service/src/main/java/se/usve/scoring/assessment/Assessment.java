package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.unit.UnitId;

/**
 * A case: an example that a level of a unit depends on, or has depended on.
 *
 * @param id           its id
 * @param unit         the unit
 * @param level        number of the level
 * @param question     id of the question that holds the example
 * @param text         the example, as it was first given
 * @param hash         of the text, see {@link ExampleText}
 * @param live         whether the level depends on it now
 * @param doubleReview whether two rule on it independently
 * @param requestedAt  when an assessor was asked, last, UTC
 * @param rulings      all that have been given, the oldest first
 * @param claims       who has taken it, also those that have run out, the oldest first
 */
public record Assessment(UUID id, UnitId unit, int level, String question, String text, String hash, boolean live,
        boolean doubleReview, Instant requestedAt, List<Ruling> rulings, List<Claim> claims) {

    public Assessment {
        rulings = List.copyOf(rulings);
        claims = List.copyOf(claims);
    }

    static Assessment requested(UnitId unit, int level, String question, String text, Instant at) {
        return new Assessment(UUID.randomUUID(), unit, level, question, text, ExampleText.hash(text), true, false, at,
                List.of(), List.of());
    }

    /** {@return where the case stands} */
    public Status status() {
        return review().decisive().map(Ruling::decision).map(decision -> switch (decision) {
            case APPROVED -> Status.APPROVED;
            case REJECTED -> Status.REJECTED;
        }).orElse(live ? Status.PENDING : Status.SUPERSEDED);
    }

    /** {@return how far its judgement has come} */
    public Review review() {
        return Review.of(doubleReview, standing());
    }

    /** {@return the ruling that decided it, empty while it is not decided} */
    public Optional<Ruling> ruling() {
        return review().decisive();
    }

    /** {@return the rulings that have not been withdrawn, the oldest first} */
    public List<Ruling> standing() {
        return rulings.stream().filter(Ruling::stands).toList();
    }

    /** {@return the ruling of that person that stands} */
    public Optional<Ruling> rulingBy(String person) {
        return standing().stream().filter(ruling -> ruling.by().equals(person)).findFirst();
    }

    /**
     * {@return the claims in force}, the oldest first and never more than there are rulings to give: when a round goes over
     * to one assessor, the one who came first keeps the case
     */
    public List<Claim> claims(Instant now) {
        return claims.stream().filter(claim -> !claim.hasRunOut(now)).limit(review().lacking()).toList();
    }

    /** {@return why that person cannot rule on it now, nor claim it; empty if they can} */
    public Optional<Refusal> refusal(String person, Instant now) {
        var decisive = ruling();
        if (decisive.isPresent()) {
            return Optional.of(new Refusal.AlreadyDecided(decisive.get()));
        }
        if (!live) {
            return Optional.of(new Refusal.Superseded());
        }
        var own = rulingBy(person);
        if (own.isPresent()) {
            return Optional.of(new Refusal.OwnRulingStands(own.get()));
        }
        if (doubleReview && hasRuled(person) && !standing().isEmpty()) {
            return Optional.of(new Refusal.TookPart());
        }
        var claimed = claims(now);
        var isTaken = claimed.size() >= review().lacking()
                && claimed.stream().noneMatch(claim -> claim.by().equals(person));
        return isTaken ? Optional.of(new Refusal.ClaimedByOthers(claimed)) : Optional.empty();
    }

    /** {@return whether that person has ruled on it, also if they have withdrawn that} */
    boolean hasRuled(String person) {
        return rulings.stream().anyMatch(ruling -> ruling.by().equals(person));
    }

    /** {@return the case under a round's procedure, which decides as long as no ruling stands} */
    Assessment under(boolean reviewedTwice) {
        return standing().isEmpty() ? with(live, reviewedTwice, requestedAt, rulings, claims) : this;
    }

    /** {@return the case when the level depends on it again} */
    Assessment depended() {
        return with(true, doubleReview, requestedAt, rulings, claims);
    }

    Assessment asked(Instant at) {
        return with(live, doubleReview, at, rulings, claims);
    }

    /** {@return the case when the level does not depend on it any more; whoever had taken it need not go on} */
    Assessment notAsked() {
        return with(false, doubleReview, requestedAt, rulings, List.of());
    }

    Assessment claimed(Claim claim) {
        return with(live, doubleReview, requestedAt, rulings,
                Stream.concat(without(claim.by()).stream(), Stream.of(claim))
                        .sorted(Comparator.comparing(Claim::at)).toList());
    }

    Assessment released(String person) {
        return with(live, doubleReview, requestedAt, rulings, without(person));
    }

    Assessment ruled(Decision decision, String rationale, String by, Instant at) {
        var given = new ArrayList<>(rulings);
        given.add(new Ruling(UUID.randomUUID(), standing().size() + 1, isUnseen(by), decision, rationale, by, at,
                Optional.empty()));
        var ruled = with(live, doubleReview, requestedAt, given, without(by));
        return ruled.ruling().isEmpty() ? ruled : ruled.with(live, doubleReview, requestedAt, given, List.of());
    }

    Assessment withdrawn(UUID ruling, Ruling.Withdrawal withdrawal) {
        return with(live, doubleReview, requestedAt, rulings.stream()
                .map(given -> given.id().equals(ruling) ? given.withdrawn(withdrawal) : given).toList(), claims);
    }

    /**
     * Whether that person cannot have seen a ruling that stands. Where two rule independently, a ruling is to be seen from
     * when another stands beside it: the two are then shown to a third, or have decided the case. Who rules again after
     * another has may have seen that.
     */
    private boolean isUnseen(String person) {
        return !doubleReview || standing().stream().noneMatch(mine -> rulings.stream().anyMatch(other ->
                other.seat() > 1 && !other.at().isBefore(mine.at())))
                && (!hasRuled(person) || rulings.stream().allMatch(ruling -> ruling.by().equals(person)));
    }

    private List<Claim> without(String person) {
        return claims.stream().filter(claim -> !claim.by().equals(person)).toList();
    }

    private Assessment with(boolean newLive, boolean newDoubleReview, Instant newRequestedAt, List<Ruling> newRulings,
            List<Claim> newClaims) {
        return new Assessment(id, unit, level, question, text, hash, newLive, newDoubleReview, newRequestedAt,
                newRulings, newClaims);
    }
}
