package se.usve.scoring.sitevisit;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.chassis.paging.Page;
import se.usve.chassis.paging.PageRequest;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;

/** The selections of all rounds; none is ever changed or removed. */
@ApplicationScoped
public class Selections {

    private static final TypeReference<List<Selection.Group>> GROUPS = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
    };
    private static final String ALL = "select *, array_to_json(specialties) as specialties_json from site_visit_selection ";

    private final Database database;

    Selections(Database database) {
        this.database = database;
    }

    /** {@return the selections of the round, the newest first} */
    public Page<Selection> of(String round, PageRequest page) {
        var total = database.first("select count(*) as n from site_visit_selection where round = ?",
                row -> row.number("n"), round).orElseThrow();
        return new Page<>(database.query(ALL + "where round = ? order by made_at desc, id limit ? offset ?",
                Selections::selection, round, page.limit(), page.offset()), page.page(), page.limit(), total);
    }

    Optional<Selection> find(String round, UUID id) {
        return database.first(ALL + "where round = ? and id = ?", Selections::selection, round, id);
    }

    void add(Selection made) {
        database.update("""
                insert into site_visit_selection (id, round, seed, seed_generated, specialties, reason, made_by, made_at,
                    groups)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""", made.id(), made.round(), made.seed(), made.seedGenerated(),
                made.specialties(), made.reason(), made.by(), made.at(), database.json(made.groups()));
    }

    private static Selection selection(Row row) throws SQLException {
        return new Selection(row.uuid("id"), row.text("round"), row.text("seed"), row.truth("seed_generated"),
                row.json("specialties_json", TEXTS), row.text("reason"), row.text("made_by"), row.time("made_at"),
                row.json("groups", GROUPS));
    }
}
