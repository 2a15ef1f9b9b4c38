package se.usve.chassis.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.chassis.sql.Sql;

/** The erasures there have been, in the service's table {@code erasure}. */
@ApplicationScoped
public class Erasures {

    /** What every pseudonym begins with. */
    static final String PREFIX = "borttagen-";

    private static final TypeReference<List<Erasure.Place>> PLACES = new TypeReference<>() {
    };
    private static final int BYTES = 6;

    private final Sql sql;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    Erasures(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** {@return a pseudonym that tells nothing of whom it is} */
    String pseudonym() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** Stores it before anything is erased: what is append-only otherwise lets a pseudonym pass that stands here. */
    void add(Erasure erasure) {
        sql.update("""
                insert into erasure (id, kind, pseudonym, role, region, reason, done_at, done_by, places, mentions)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)""", erasure.erasure(), erasure.kind(),
                erasure.pseudonym(), erasure.role(), erasure.region(), erasure.reason(), erasure.at(), erasure.by(),
                sql.rows(erasure.places()), sql.rows(erasure.mentions()));
    }

    /** Tells what came of it. */
    void done(Erasure erasure) {
        sql.update("update erasure set places = ?::jsonb where id = ?", sql.rows(erasure.places()), erasure.erasure());
    }

    void forget(UUID erasure) {
        sql.update("delete from erasure where id = ?", erasure);
    }

    /** {@return the erasures, the newest first} */
    public Page<Erasure> list(PageRequest page) {
        return new Page<>(sql.list("select * from erasure order by done_at desc, id limit ? offset ?", this::read,
                page.limit(), page.offset()), page.page(), page.limit(), sql.number("select count(*) from erasure"));
    }

    private Erasure read(ResultSet row) throws SQLException {
        var places = places(row.getString("places"));
        return new Erasure(row.getObject("id", UUID.class), Erasure.Kind.valueOf(row.getString("kind")),
                row.getString("pseudonym"), row.getString("role"), row.getString("region"), row.getString("reason"),
                Sql.instant(row, "done_at"), row.getString("done_by"), Erasure.sum(places), places,
                places(row.getString("mentions")));
    }

    private List<Erasure.Place> places(String text) {
        try {
            return json.readValue(text, PLACES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of an erasure cannot be read", e);
        }
    }
}
