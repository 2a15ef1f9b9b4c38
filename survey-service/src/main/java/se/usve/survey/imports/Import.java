package se.usve.survey.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import se.usve.survey.files.FileFormat;
import se.usve.survey.submission.SubmitMany.Ground;

/**
 * A file that was sent: what was asked for, and how far it has come.
 *
 * @param id        its id, also that of the plan made of it
 * @param order     what was asked for
 * @param sentAt    when it was sent
 * @param expires   when it is forgotten
 * @param status    how far it has come
 * @param progress  how far the work on it has come
 * @param fileHash  SHA-256 of the file, lower-case hexadecimal
 * @param format    in which format it was; empty until it has been read
 * @param counts    how many of its rows do what; empty until they are known
 * @param levels    what is known of the levels that would change; empty if that was not asked or not yet
 * @param refusal   why nothing of it is stored; empty if nothing keeps it from that
 * @param committed when what it changes was stored, and by whom
 */
record Import(UUID id, Order order, Instant sentAt, Instant expires, Status status, Progress progress, String fileHash,
        Optional<FileFormat> format, Optional<Counts> counts, Optional<Levels> levels,
        Optional<Refusal> refusal, Optional<Committed> committed) {

    /** How far an import has come. */
    enum Status {
        /** It is being worked on. */
        RUNNING,
        /** It was being worked on by a program that ended: send the file again. Nothing is stored. */
        INTERRUPTED,
        /** What it would change is known and can be committed. */
        PLANNED,
        /** What it changes is stored. */
        COMMITTED,
        /** It is refused as a whole; nothing is stored. */
        REFUSED,
        /** An error of the system ended it; nothing is stored. */
        FAILED
    }

    /** What is done with the file. */
    enum Phase {
        WAITING, READING, COMPARING, PREVIEWING, STORING, DONE
    }

    /**
     * What was asked for.
     *
     * @param ground the round, and what it asked when the file came
     * @param region the only region whose units it may touch; empty for all
     * @param sentBy name of who sent it
     * @param dryRun whether it is only to be shown what it would change
     * @param atomic whether nothing is stored when a row has errors
     * @param reason why the answers are sent; null if that is not told
     */
    record Order(Ground ground, Optional<String> region, String sentBy, boolean dryRun, boolean atomic, String reason) {
    }

    /**
     * How far the work has come.
     *
     * @param phase what is being done
     * @param rows  how many rows it is done with
     * @param of    how many rows there are; empty until the file has been read
     */
    record Progress(Phase phase, int rows, Optional<Integer> of) {
    }

    /** When and by whom it was committed. */
    record Committed(Instant at, String by) {
    }

    String round() {
        return order.ground().round();
    }

    /** {@return whether nothing can be stored of it, because one row is rejected and all or none were wanted} */
    boolean isHeldBack() {
        return order.atomic() && counts.map(Counts::rejected).orElse(0) > 0;
    }
}
