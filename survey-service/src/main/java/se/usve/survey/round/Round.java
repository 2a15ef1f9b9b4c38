package se.usve.survey.round;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.contract.RoundChanged;

/** A round (utvärderingsomgång) as stored. Every change counts its version up by one. */
@Entity
class Round {

    @Id
    String id;
    long version;
    @Enumerated(EnumType.STRING)
    RoundState state;
    /** The region whose own round it is, or null for a round of all regions. */
    String owner;

    @Embedded
    RoundDefinition definition;
    @Column(name = "changed_at")
    Instant changedAt;
    @Column(name = "changed_by")
    String changedBy;

    /** For Hibernate. */
    protected Round() {
    }

    /** A new round, in DRAFT. */
    Round(String id, RoundDefinition definition, String owner, String who) {
        this.id = id;
        this.owner = owner;
        this.state = RoundState.DRAFT;
        this.definition = definition;
        changed(who);
    }

    /**
     * Gives the round another definition.
     *
     * @return whether anything changed
     * @throws ProblemException 409 if the round is past such a change
     */
    boolean define(RoundDefinition wanted, String who) {
        if (wanted.equals(definition)) {
            return false;
        }
        if (state != RoundState.DRAFT && !wanted.asksTheSameAs(definition)) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Enkät och regelverk kan bara bytas medan omgången är DRAFT; den är %s",
                    "Questionnaire and rule set can be changed only while the round is DRAFT; it is %s").with(state));
        }
        if (state == RoundState.PUBLISHED) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "En publicerad omgång ändras inte", "A published round does not change"));
        }
        definition = wanted;
        changed(who);
        return true;
    }

    /**
     * Moves the round to another state.
     *
     * @throws ProblemException 409 naming the states it may go to, if this is none of them
     */
    void moveTo(RoundState wanted, String who) {
        if (!state.next().contains(wanted)) {
            throw new ProblemException(ProblemType.CONFLICT, new Text(
                    "Omgången är %s och kan inte gå till %s; den kan gå till: %s",
                    "The round is %s and cannot go to %s; it can go to: %s").with(state, wanted, names(state.next())));
        }
        state = wanted;
        changed(who);
    }

    /**
     * {@return the event that tells how the round stands}
     *
     * @param sent how many submissions and withdrawals a published round received in all; null before
     */
    RoundChanged event(Long sent) {
        return new RoundChanged(id, version, RoundChanged.State.valueOf(state.name()), definition.questionnaire(),
                definition.ruleSet(),
                new RoundChanged.Days(definition.collectionOpens(), definition.collectionCloses()),
                new RoundChanged.Days(definition.periodFrom(), definition.periodTo()), owner,
                definition.followUpBy(), sent, changedAt);
    }

    private void changed(String who) {
        version++;
        // PostgreSQL keeps microseconds: the event tells the time that is stored.
        changedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        changedBy = who;
    }

    private static String names(Set<RoundState> states) {
        return states.isEmpty() ? "–" : states.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
