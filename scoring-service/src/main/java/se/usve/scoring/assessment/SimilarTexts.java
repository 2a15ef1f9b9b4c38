package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.usve.scoring.store.Database;
import se.usve.scoring.unit.UnitAccess;

/**
 * Finds decided cases whose texts share words with another's: by PostgreSQL's full-text search with its Swedish
 * dictionary, about the same question, in whatever round of all regions.
 */
@ApplicationScoped
class SimilarTexts {

    private record Found(Assessment bare, double similarity) {
    }

    /** Any word of the text will do. A tsquery quotes a word as {@code 'word'}, doubling quotes and backslashes in it. */
    private static final String QUERY = """
            with asked as (
                select a.id, a.question, a.words, (select string_agg('''' || replace(replace(word, '\\', '\\\\'),
                        '''', '''''') || '''', ' | ') from unnest(tsvector_to_array(a.words)) word)::tsquery as any_word
                from assessment a where a.id = ?
            )
            select a.*, least(1, ts_rank(a.words, asked.any_word, 1) / ts_rank(asked.words, asked.any_word, 1))
                as similarity
            from asked
            join assessment a on a.question = asked.question and a.id <> asked.id and a.words @@ asked.any_word
            join unit u using (round, unit)
            join round r on r.id = a.round and r.owner is null
            where a.status in ('APPROVED', 'REJECTED') and u.takes_part
                and u.region is distinct from ?::text and u.unit <> all(?::text[])
            order by similarity desc, a.requested_at desc, a.id limit ?""";

    private final Database database;
    private final Assessments assessments;
    private final UnitAccess access;

    SimilarTexts(Database database, Assessments assessments, UnitAccess access) {
        this.database = database;
        this.assessments = assessments;
        this.access = access;
    }

    /** {@return what was decided about the texts most like that of the case, none from what is kept from the caller} */
    List<SimilarRuling> to(Assessment asked, int limit) {
        var keptFrom = access.keptFrom();
        var found = database.query(QUERY, row -> new Found(Assessments.bare(row), Double.parseDouble(row.text("similarity"))),
                asked.id(), keptFrom.region().orElse(null), List.copyOf(keptFrom.units()), limit);
        Map<UUID, Assessment> whole = assessments.whole(found.stream().map(Found::bare).toList()).stream()
                .collect(Collectors.toMap(Assessment::id, Function.identity()));
        return found.stream().flatMap(each -> whole.get(each.bare().id()).ruling().stream()
                .map(ruling -> view(each, ruling))).toList();
    }

    private static SimilarRuling view(Found found, Ruling ruling) {
        var similar = found.bare();
        return new SimilarRuling(similar.id(), similar.unit().round(), similar.unit().unit(), similar.level(),
                similar.text(), ruling.decision(), ruling.rationale(), ruling.at(), found.similarity());
    }
}
