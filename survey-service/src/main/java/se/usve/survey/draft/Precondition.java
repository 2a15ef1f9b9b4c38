package se.usve.survey.draft;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;

/** What must hold of the draft there is for a request to change it (RFC 9110 section 13.1). */
public sealed interface Precondition {

    /** Nothing was said: a draft may be begun, and none that exists touched. */
    record None() implements Precondition {
    }

    /** {@code If-Match}: the draft is in one of these states. */
    record Is(Set<Long> revisions) implements Precondition {
        public Is(long revision) {
            this(Set.of(revision));
        }
    }

    /** {@code If-Match: *}: there is a draft. */
    record Present() implements Precondition {
    }

    /** {@code If-None-Match: *}: there is none. */
    record Absent() implements Precondition {
    }

    /** {@code If-None-Match}: it is in none of these states. That alone does not guard what others saved. */
    record IsNot(Set<Long> revisions) implements Precondition {
    }

    /** Both headers. */
    record Both(Precondition first, Precondition second) implements Precondition {
    }

    /** {@return whether it says what draft may be overwritten} */
    default boolean guards() {
        return switch (this) {
            case Is _, Present _ -> true;
            case None _, Absent _, IsNot _ -> false;
            case Both(var first, var second) -> first.guards() || second.guards();
        };
    }

    /**
     * Ends the request unless it may change, begin or discard the draft.
     *
     * @throws ProblemException 412 if the condition does not hold, with who saved the draft last and its ETag; 428 if
     *                          there is a draft and nothing says which may be overwritten
     */
    default void mustAllow(Optional<Draft> current) {
        if (!holds(current)) {
            throw failed(current);
        }
        if (current.isPresent() && !guards()) {
            throw new ProblemException(ProblemType.PRECONDITION_REQUIRED, new Text(
                    "Det finns redan ett utkast, senast sparat av %s %s. Läs det och skicka dess ETag i If-Match.",
                    "There is a draft already, last saved by %s %s. Read it and send its ETag in If-Match.")
                    .with(current.get().savedBy(), time(current.get())), List.of(), etag(current.get()));
        }
    }

    private boolean holds(Optional<Draft> current) {
        return switch (this) {
            case None _ -> true;
            case Present _ -> current.isPresent();
            case Absent _ -> current.isEmpty();
            case Is(var revisions) -> current.filter(draft -> revisions.contains(draft.revision())).isPresent();
            case IsNot(var revisions) -> current.filter(draft -> revisions.contains(draft.revision())).isEmpty();
            case Both(var first, var second) -> first.holds(current) && second.holds(current);
        };
    }

    private static ProblemException failed(Optional<Draft> current) {
        return current
                .map(draft -> new ProblemException(ProblemType.PRECONDITION_FAILED, new Text(
                        "Utkastet är ett annat än villkoret säger: det är \"%d\", senast sparat av %s %s. Inget är sparat.",
                        "The draft is not as the condition says: it is \"%d\", last saved by %s %s. Nothing was stored.")
                        .with(draft.revision(), draft.savedBy(), time(draft)), List.of(), etag(draft)))
                .orElseGet(() -> new ProblemException(ProblemType.PRECONDITION_FAILED, new Text(
                        "Det finns inget utkast. Inget är sparat.", "There is no draft. Nothing was stored.")));
    }

    private static Map<String, String> etag(Draft draft) {
        return Map.of("ETag", "\"" + draft.revision() + "\"");
    }

    private static String time(Draft draft) {
        return draft.savedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
