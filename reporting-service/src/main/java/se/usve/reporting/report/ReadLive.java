package se.usve.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads the figures of a round again and again for somebody who follows it. */
@ApplicationScoped
public class ReadLive {

    /**
     * A round that somebody follows, with what they see of it; two who see the same are alike. It holds as long as the
     * round's state: that it changed is told as a change of the round itself.
     *
     * @param round id of the round
     * @param sight what they see
     */
    public record Followed(String round, Sight sight) {
    }

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final Figures figures;
    private final Levels levels;

    ReadLive(Snapshot snapshot, Visibility visibility, Figures figures, Levels levels) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.figures = figures;
        this.levels = levels;
    }

    /** {@return what the caller may follow of a round} Errors are those of {@link Visibility}: 401, 403, 404. */
    public Followed follow(String round) {
        return snapshot.read(connection -> new Followed(round, visibility.see(connection, round).sight()));
    }

    /** {@return table 3 as it is now, by region and of the units that responded; empty if the round is no more} */
    public Optional<LevelTable> levels(Followed followed) {
        return snapshot.read(connection -> {
            var seen = visibility.again(connection, followed);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            var query = TableQuery.of(followed.round());
            return Optional.of(LevelTable.of(seen.get(), levels.of(connection, seen.get()), query,
                    figures.of(connection, seen.get(), query, LevelTable.PARTS).columns(followed.sight())));
        });
    }
}
