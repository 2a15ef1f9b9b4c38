package se.usve.chassis.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import se.usve.chassis.problem.ProblemException;
import se.usve.chassis.problem.ProblemType;
import se.usve.chassis.problem.Text;
import se.usve.chassis.sql.Sql;

/**
 * Replaces a person by a pseudonym everywhere in the service's database, in one transaction. The pseudonym is random and
 * nothing keeps whose it is; it is the same in every row, so that what one person did is still seen to be one person's.
 */
@ApplicationScoped
public class ErasePerson {

    private static final ProblemType ENGAGED = new ProblemType("engaged-in-open-round", 409,
            new Text("Personen har något pågående", "The person has something under way"));

    private static final ProblemType SEVERAL = new ProblemType("names-of-several-people", 409,
            new Text("Namnen har handlat som olika personer", "The names have acted as several people"));

    private static final String UNIQUE_VIOLATION = "23505";

    private final Sql sql;
    private final Erasures erasures;
    private final Instance<PersonalData> data;
    private final InstantSource clock;

    ErasePerson(Sql sql, Erasures erasures, Instance<PersonalData> data, InstantSource clock) {
        this.sql = sql;
        this.erasures = erasures;
        this.data = data;
        this.clock = clock;
    }

    /**
     * Erases a person.
     *
     * @param by     who does it
     * @param dryRun whether it is only counted what would be done: nothing stays changed
     * @return what was, or would be, done
     * @throws ProblemException 409 if the person has something under way that rests on their name, unless that is forced, or
     *                          if two of the names have done what one person can do but once; 422 if it is who does it
     */
    @Transactional
    public Erasure erase(ErasureOrder order, String by, boolean dryRun) {
        var personal = data.get();
        if (order.names().contains(by.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(ProblemType.INVALID_CONTENT, new Text(
                    "Den som raderar kan inte radera sig själv: någon annan administratör gör det",
                    "Nobody erases themselves: another administrator does"));
        }
        if (order.names().stream().anyMatch(name -> personal.nobody().contains(name) || name.startsWith(Erasures.PREFIX))) {
            throw new ProblemException(ProblemType.INVALID_CONTENT,
                    new Text("Det är ingen persons namn", "That is no person's name"));
        }
        if (!order.force()) {
            mustNotBeEngaged(personal.engagements(order.names()));
        }
        var erasure = new Erasure(UUID.randomUUID(), Erasure.Kind.REQUEST, erasures.pseudonym(), order.role(),
                order.region(), order.reason(), clock.instant(), by, 0, List.of(), mentions(personal, order));
        erasures.add(erasure);
        var places = replaced(personal, order, erasure.pseudonym());
        var done = new Erasure(dryRun || places.isEmpty() ? null : erasure.erasure(), erasure.kind(),
                dryRun || places.isEmpty() ? null : erasure.pseudonym(), erasure.role(), erasure.region(), erasure.reason(),
                erasure.at(), erasure.by(), Erasure.sum(places), places, erasure.mentions());
        if (done.erasure() == null) {
            QuarkusTransaction.setRollbackOnly();
            return done;
        }
        erasures.done(done);
        personal.note(done);
        return done;
    }

    private List<Erasure.Place> replaced(PersonalData personal, ErasureOrder order, String pseudonym) {
        var places = new ArrayList<Erasure.Place>();
        for (var column : personal.names()) {
            add(places, column.place(), replaced(column, order, pseudonym));
        }
        personal.eraseElsewhere(order.names(), order.pattern(), pseudonym)
                .forEach((place, rows) -> add(places, place, rows));
        return places;
    }

    private int replaced(NameColumn column, ErasureOrder order, String pseudonym) {
        try {
            return sql.update("update " + column.table() + " t set " + column.column() + " = ?" + column.also()
                    + " where lower(t." + column.column() + ") = any(?)", pseudonym, order.names());
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                throw new ProblemException(SEVERAL, new Text(
                        "Två av namnen har var för sig gjort det som en person bara kan göra en gång (" + column.place()
                        + "). Radera dem var för sig: de får då var sin pseudonym.",
                        "Two of the names have each done what one person can do but once (" + column.place()
                        + "). Erase them one by one: each then has a pseudonym of its own."));
            }
            throw e;
        }
    }

    private List<Erasure.Place> mentions(PersonalData personal, ErasureOrder order) {
        var mentions = new ArrayList<Erasure.Place>();
        for (var text : personal.texts()) {
            var column = text.substring(text.indexOf('.') + 1);
            add(mentions, text, sql.number("select count(*) from " + text.substring(0, text.indexOf('.')) + " t where t."
                    + column + "::text ~* ?", order.pattern()));
        }
        return mentions;
    }

    private static void add(List<Erasure.Place> places, String place, long rows) {
        if (rows > 0) {
            places.add(new Erasure.Place(place, rows));
        }
    }

    private static void mustNotBeEngaged(List<PersonalData.Engagement> engagements) {
        if (!engagements.isEmpty()) {
            throw new ProblemException(ENGAGED, new Text(
                    "Personen deltar i en omgång som inte är publicerad. Vänta tills den är det, eller avsluta det först; "
                    + "med force sker det ändå, men den som återkommer med samma namn räknas då som någon annan.",
                    "The person takes part in a round that is not published. Wait until it is, or end that first; with force "
                    + "it is done all the same, but whoever comes back by the same name then counts as somebody else."))
                    .with("engagements", engagements);
        }
    }
}
