package se.usve.scoring.desk;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import se.usve.chassis.pages.Pages;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.Text;

/** What becomes of a form that somebody sent. */
final class Posted {

    /** Shows the page of the form as it was sent. */
    interface Again {
        Response page(int status, Faults faults, Optional<Text> refused);
    }

    private Posted() {
    }

    /**
     * Does what the form asks for. If that cannot be, its page is shown again: with what is wrong with it (422), or with
     * what others did meanwhile (409).
     *
     * @param then  where to go when it is done, by a GET, so that loading that page again does nothing twice
     * @param words what to say of each field that may be wrong
     * @throws ProblemException if it is about something else than the form
     */
    static Response done(Runnable work, String then, Map<String, Text> words, Pages pages, Again again) {
        try {
            Transactions.inOne(() -> {
                work.run();
                return then;
            });
        } catch (ProblemException e) {
            return e.type().status() == 409 ? again.page(409, Faults.NONE, Optional.of(e.detail()))
                    : again.page(422, Faults.of(e, words, pages.viewer().language()), Optional.empty());
        }
        return Pages.to(then);
    }
}
