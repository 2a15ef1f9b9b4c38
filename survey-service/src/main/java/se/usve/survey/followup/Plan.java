package se.usve.survey.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import se.usve.survey.contract.FollowUpReported.Status;

/**
 * How a minimum level that a unit misses is mended, as its region tells it. The hashes of receipts and of the audit are of
 * exactly this, in canonical JSON (RFC 8785).
 *
 * @param unit        id of the unit
 * @param level       number of the level within the round's rule set
 * @param measure     what is done
 * @param responsible the function or person that sees to it
 * @param due         the day by which it is to be done
 * @param status      how far it has come
 * @param mendedOn    the day on which it was done; null unless it is
 * @param evidence    what shows that it was done; null unless it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Plan(String unit, int level, String measure, String responsible, LocalDate due, Status status,
        LocalDate mendedOn, String evidence) {

    static Plan of(ResultSet row) throws SQLException {
        return new Plan(row.getString("unit"), row.getInt("level"), row.getString("measure"),
                row.getString("responsible"), row.getObject("due", LocalDate.class),
                Status.valueOf(row.getString("status")), row.getObject("mended_on", LocalDate.class),
                row.getString("evidence"));
    }
}
