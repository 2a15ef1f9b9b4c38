package se.usve.survey.submission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import se.usve.chassis.sql.AfterCommit;
import se.usve.survey.contract.Region;

/** Counts what becomes of submissions, {@code usve_submissions_total}: what is stored when it is committed. */
@ApplicationScoped
@Startup
class SubmissionCount {

    /** The label of an administrator's submission that is refused before its unit was found. */
    private static final String UNKNOWN = "unknown";

    /** What became of one. */
    enum Result {
        /** Stored in time. */
        RECEIVED,
        /** Stored after the last day of the collection. */
        LATE,
        /** Taken back. */
        WITHDRAWN,
        /** Not stored: errors in the answers, or they are not received now. */
        REFUSED
    }

    private final MeterRegistry meters;
    private final AfterCommit afterCommit;

    SubmissionCount(MeterRegistry meters, AfterCommit afterCommit) {
        this.meters = meters;
        this.afterCommit = afterCommit;
        for (var result : Result.values()) {
            for (var region : Region.values()) {
                counter(region.code(), result);
            }
        }
        counter(UNKNOWN, Result.REFUSED);
    }

    /** One is stored in the caller's transaction. */
    void stored(String region, boolean late) {
        afterCommit.run(() -> committed(region, late));
    }

    /** One is stored, and that is committed. */
    void committed(String region, boolean late) {
        counter(region, late ? Result.LATE : Result.RECEIVED).increment();
    }

    /** One is withdrawn in the caller's transaction. */
    void withdrawn(String region) {
        afterCommit.run(counter(region, Result.WITHDRAWN)::increment);
    }

    /** One is refused. The region may be null, where it is not known. */
    void refused(String region) {
        counter(region == null ? UNKNOWN : region, Result.REFUSED).increment();
    }

    private Counter counter(String region, Result result) {
        return Counter.builder("usve.submissions").description("Submissions, by what became of them")
                .tag("region", region).tag("result", result.name().toLowerCase(Locale.ROOT)).register(meters);
    }
}
