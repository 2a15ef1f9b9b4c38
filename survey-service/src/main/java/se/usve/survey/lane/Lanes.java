package se.usve.survey.lane;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.survey.settings.SurveySettings;

/**
 * Bounds how many files this instance works on at once: each is held in memory as a whole, and one region's are not to
 * keep the others waiting.
 */
@ApplicationScoped
public class Lanes {

    private static final ProblemType TOO_MANY = new ProblemType("too-many-requests", 429,
            new Text("För många anrop på en gång", "Too many requests at once"));
    private static final String SECONDS = "5";

    /** Leave to work on a file; left by closing it, once or more. */
    public interface Lane extends AutoCloseable {
        @Override
        void close();
    }

    private final int ofAll;
    private final int ofRegion;
    private final Map<String, Integer> taken = new HashMap<>();
    private int inAll;

    Lanes(SurveySettings.Imports imports) {
        this.ofAll = imports.atOnce();
        this.ofRegion = imports.atOnceOfRegion();
    }

    /**
     * {@return leave to work on a file of a region, or of nobody's}
     *
     * @throws ProblemException 429 if that region has as many as it may, 503 if there are as many as there may be
     */
    public synchronized Lane enter(Optional<String> region) {
        if (inAll >= ofAll) {
            throw new ProblemException(ProblemType.UNAVAILABLE, new Text(
                    "Tjänsten läser redan %d filer. Skicka den här om en liten stund.",
                    "The service is reading %d files already. Send this one in a little while.").with(inAll),
                    List.of(), Map.of("Retry-After", SECONDS));
        }
        var whose = region.orElse("");
        var own = taken.getOrDefault(whose, 0);
        if (own >= ofRegion) {
            throw new ProblemException(TOO_MANY, new Text(
                    "%d av era filer läses redan. Skicka den här när de är klara.",
                    "%d of your files are being read already. Send this one when they are done.").with(own),
                    List.of(), Map.of("Retry-After", SECONDS));
        }
        inAll++;
        taken.merge(whose, 1, Integer::sum);
        return new Taken(whose);
    }

    private synchronized void leave(String whose) {
        inAll--;
        taken.merge(whose, -1, Integer::sum);
    }

    private final class Taken implements Lane {

        private final String whose;
        private boolean left;

        private Taken(String whose) {
            this.whose = whose;
        }

        @Override
        public synchronized void close() {
            if (!left) {
                left = true;
                leave(whose);
            }
        }
    }
}
