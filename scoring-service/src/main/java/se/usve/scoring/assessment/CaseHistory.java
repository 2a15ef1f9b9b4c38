package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.usve.scoring.store.Database;
import se.usve.scoring.store.Row;

/** What has happened to cases. */
@ApplicationScoped
class CaseHistory {

    private final Database database;

    CaseHistory(Database database) {
        this.database = database;
    }

    /** {@return all that has happened to the case, the oldest first} */
    List<CaseFact> of(UUID assessment) {
        return database.query("select * from assessment_event where assessment = ? order by id", CaseHistory::fact,
                assessment);
    }

    private static CaseFact fact(Row row) throws SQLException {
        return new CaseFact(row.uuid("assessment"), row.time("at"), CaseFact.Action.valueOf(row.text("action")),
                row.optionalText("done_by"), row.optionalText("claim_of"), row.optionalTime("claimed_to"),
                Optional.ofNullable(row.uuid("ruling")));
    }
}
