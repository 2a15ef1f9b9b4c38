package se.usve.survey.followup;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import se.usve.chassis.republication.Retelling;
import se.usve.chassis.sql.Sql;

/** Tells again how missed levels are mended: everything that was ever told of it. */
@ApplicationScoped
@Priority(100)
class RetellFollowUps implements Retelling {

    private final Sql sql;

    RetellFollowUps(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void retell(Optional<String> round, Teller teller) {
        sql.each("select * from follow_up where ?::text is null or round = ? order by round, unit, version", row -> {
            var told = FollowUps.read(row);
            teller.tell(ReportFollowUps.event(told), told.reportedAt());
        }, round.orElse(null), round.orElse(null));
    }
}
