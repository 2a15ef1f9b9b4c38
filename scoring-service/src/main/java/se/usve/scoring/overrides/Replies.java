package se.usve.scoring.overrides;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import se.usve.scoring.store.Database;

/** The replies of regions to overrides. */
@ApplicationScoped
class Replies {

    private final Database database;

    Replies(Database database) {
        this.database = database;
    }

    /** {@return the replies to these overrides, the oldest first; none for one without any} */
    Map<UUID, List<Reply>> to(Collection<LevelOverride> overrides) {
        return database.query("""
                select * from override_reply where override_id = any(?::uuid[]) order by replied_at, id""",
                row -> new Reply(row.uuid("id"), row.uuid("override_id"), row.text("text"), row.text("replied_by"),
                        row.time("replied_at")), overrides.stream().map(LevelOverride::id).toList())
                .stream().collect(Collectors.groupingBy(Reply::override));
    }

    void add(Reply reply) {
        database.update("""
                insert into override_reply (id, override_id, text, replied_by, replied_at) values (?, ?, ?, ?, ?)""",
                reply.id(), reply.override(), reply.text(), reply.by(), reply.at());
    }
}
