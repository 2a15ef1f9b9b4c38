package se.usve.scoring.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import se.usve.scoring.criteria.Answers;
import se.usve.scoring.criteria.Decision;
import se.usve.scoring.criteria.Rulings;
import se.usve.scoring.unit.UnitId;

/**
 * All cases of one unit, while it is scored or judged: answers which rulings count, keeps the cases true, and notes what
 * happened to them. Knows nothing of where they are stored.
 */
public final class UnitCases {

    /**
     * A place where a rule set has an example judged.
     *
     * @param level    number of the level
     * @param question id of the question that holds the example
     */
    public record Place(int level, String question) {
    }

    private final UnitId unit;
    private final List<Assessment> cases;
    private final Map<UUID, Assessment> changed = new LinkedHashMap<>();
    private final List<CaseFact> happened = new ArrayList<>();

    /**
     * @param unit  the unit
     * @param cases its cases as stored
     */
    public UnitCases(UnitId unit, Collection<Assessment> cases) {
        this.unit = unit;
        this.cases = new ArrayList<>(cases);
    }

    /** {@return the rulings on the texts now given, for one level} */
    public Rulings rulings(int level, Answers answers) {
        return question -> about(level, question, answers).flatMap(Assessment::ruling).map(Ruling::decision);
    }

    /** {@return the case about the text now given for the question} */
    public Optional<Assessment> about(int level, String question, Answers answers) {
        return answers.text(question).flatMap(text -> find(level, question, text));
    }

    /**
     * Asks an assessor about the text now given if the level depends on it, and takes back what is no longer to be
     * judged. A text that has been ruled on keeps its rulings, also when it comes back after another.
     *
     * @param level    number of the level
     * @param question question that holds the example
     * @param answers  the unit's answers
     * @param depends  whether the level would be met if the example were approved
     * @param at       now
     */
    public void keep(int level, String question, Answers answers, boolean depends, Instant at) {
        var text = answers.text(question).filter(_ -> depends);
        var current = text.flatMap(t -> find(level, question, t));
        stopAsking(other -> other.level() == level && other.question().equals(question)
                && current.filter(other::equals).isEmpty(), at);
        if (current.isPresent()) {
            current.filter(found -> !found.live()).ifPresent(found -> replace(found, found.depended(), at));
        } else if (text.isPresent()) {
            var added = Assessment.requested(unit, level, question, text.get(), at);
            cases.add(added);
            changed.put(added.id(), added);
            happened.add(CaseFact.of(added, at, CaseFact.Action.REQUESTED));
        }
    }

    /** Takes back what is asked about at other places: the rules no longer have an example judged there. */
    public void keepOnly(Set<Place> places, Instant at) {
        stopAsking(known -> !places.contains(new Place(known.level(), known.question())), at);
    }

    /** Takes back all that is not decided yet: the unit has no answers any more. Every ruling stays. */
    public void withdraw(Instant at) {
        stopAsking(_ -> true, at);
    }

    /**
     * Takes the case for that person, or lets them keep it longer.
     *
     * @return why not, empty if it is done
     */
    Optional<Refusal> claim(UUID id, Claim claim) {
        var known = get(id);
        var refusal = known.refusal(claim.by(), claim.at());
        if (refusal.isEmpty()) {
            // Who keeps a case longer keeps their turn.
            var since = known.claims(claim.at()).stream().filter(own -> own.by().equals(claim.by())).map(Claim::at)
                    .findFirst().orElse(claim.at());
            replace(known, known.claimed(new Claim(claim.by(), since, claim.until())), claim.at());
            happened.add(CaseFact.claimed(known, claim));
        }
        return refusal;
    }

    /** Gives up a claim, on its holder's or another's word; nothing if it is not in force. */
    void release(UUID id, String of, String by, Instant at) {
        var known = get(id);
        if (known.claims(at).stream().anyMatch(claim -> claim.by().equals(of))) {
            replace(known, known.released(of), at);
            happened.add(CaseFact.released(known, of, by, at));
        }
    }

    /**
     * Rules on the case.
     *
     * @return why not, empty if it is done
     */
    Optional<Refusal> rule(UUID id, Decision decision, String rationale, String by, Instant at) {
        var known = get(id);
        var refusal = known.refusal(by, at);
        if (refusal.isEmpty()) {
            var ruled = known.ruled(decision, rationale, by, at);
            happened.add(CaseFact.about(ruled.rulings().getLast(), known, CaseFact.Action.RULED, by, at));
            replace(known, ruled, at);
        }
        return refusal;
    }

    /** Withdraws a ruling that stands; a level that depends on the example asks again. */
    void withdrawRuling(UUID id, Ruling ruling, Ruling.Withdrawal withdrawal) {
        var known = get(id);
        happened.add(CaseFact.about(ruling, known, CaseFact.Action.RULING_WITHDRAWN, withdrawal.by(), withdrawal.at()));
        replace(known, known.withdrawn(ruling.id(), withdrawal), withdrawal.at());
    }

    Assessment get(UUID id) {
        return cases.stream().filter(known -> known.id().equals(id)).findFirst().orElseThrow();
    }

    List<Assessment> all() {
        return List.copyOf(cases);
    }

    /** {@return the cases that are new or have changed} */
    Collection<Assessment> changed() {
        return changed.values();
    }

    /** {@return what has happened to them, in order} */
    List<CaseFact> happened() {
        return happened;
    }

    private void stopAsking(Predicate<Assessment> which, Instant at) {
        List.copyOf(cases).stream().filter(Assessment::live).filter(which)
                .forEach(known -> replace(known, known.notAsked(), at));
    }

    private Optional<Assessment> find(int level, String question, String text) {
        var hash = ExampleText.hash(text);
        return cases.stream()
                .filter(c -> c.level() == level && c.question().equals(question) && c.hash().equals(hash))
                .findFirst();
    }

    private void replace(Assessment old, Assessment now, Instant at) {
        var reopened = now.status() == Status.PENDING && old.status() != Status.PENDING;
        var replaced = reopened ? now.asked(at) : now;
        cases.set(cases.indexOf(old), replaced);
        changed.put(replaced.id(), replaced);
        if (reopened) {
            happened.add(CaseFact.of(replaced, at, CaseFact.Action.REOPENED));
        } else if (now.status() == Status.SUPERSEDED && old.status() != Status.SUPERSEDED) {
            happened.add(CaseFact.of(replaced, at, CaseFact.Action.SUPERSEDED));
        }
    }
}
