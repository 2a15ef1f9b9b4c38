package se.usve.reporting.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.reporting.report.Snapshot;
import se.usve.reporting.report.Visibility;

/**
 * Reads the seals of a round for a caller who may see the round. Errors are those of {@link Visibility}: 401, 403, 404; and
 * those named here.
 */
@ApplicationScoped
public class ReadSeals {

    private final Snapshot snapshot;
    private final Visibility visibility;
    private final SealedRounds seals;

    ReadSeals(Snapshot snapshot, Visibility visibility, SealedRounds seals) {
        this.snapshot = snapshot;
        this.visibility = visibility;
        this.seals = seals;
    }

    /** {@return the newest revision of the round; empty while it is not sealed} */
    public Optional<Manifest> newest(String round) {
        return snapshot.read(connection -> seals.manifest(connection, visibility.see(connection, round).round().id()));
    }

    /**
     * {@return that revision of the round}
     *
     * @throws ProblemException 404 if there is none
     */
    public Manifest one(String round, long revision) {
        return snapshot.read(connection -> seals.manifest(connection, visibility.see(connection, round).round().id(),
                revision)).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, new Text(
                        "Det finns ingen revision %d av omgången %s", "There is no revision %d of the round %s")
                        .with(revision, round)));
    }

    /** {@return the revisions of the round, the newest first; none while it is not sealed} */
    public Page<Manifest> all(String round, PageRequest page) {
        return snapshot.read(connection -> {
            var id = visibility.see(connection, round).round().id();
            return new Page<>(seals.manifests(connection, id, page.limit(), page.offset()), page.page(), page.limit(),
                    seals.count(connection, id));
        });
    }
}
