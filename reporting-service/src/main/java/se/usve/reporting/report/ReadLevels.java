package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the wordings of a round's levels, for whoever may see the round. Errors are those of {@link Visibility}. */
@ApplicationScoped
public class ReadLevels {

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Levels levels;

    ReadLevels(Snapshot snapshot, Visibility visibility, Levels levels) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.levels = levels;
    }

    /** {@return the levels the round is judged by, in order} */
    public List<Levels.Level> of(String round) {
        return snapshot.read(connection -> levels.of(connection, visibility.see(connection, round)));
    }
}
