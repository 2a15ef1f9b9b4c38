package se.usve.scoring.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import se.usve.scoring.store.Database;

/** Writes what has become of cases, each table in one statement. */
@ApplicationScoped
class CaseChanges {

    private record OfCase<T>(UUID assessment, T what) {

        static <T> List<OfCase<T>> all(Collection<Assessment> cases, Function<Assessment, List<T>> what) {
            return cases.stream().flatMap(known -> what.apply(known).stream()
                    .map(each -> new OfCase<>(known.id(), each))).toList();
        }
    }

    private final Database database;

    CaseChanges(Database database) {
        this.database = database;
    }

    void save(List<Assessment> changed, List<CaseFact> happened) {
        if (changed.isEmpty()) {
            return;
        }
        cases(changed);
        rulings(OfCase.all(changed, Assessment::rulings));
        claims(changed, OfCase.all(changed, Assessment::claims));
        history(happened);
    }

    private void cases(List<Assessment> cases) {
        database.update("""
                insert into assessment
                    (id, round, unit, level, question, text, text_hash, status, requested_at, live, double_review)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::timestamptz[], ?::boolean[], ?::boolean[])
                on conflict (id) do update set status = excluded.status, requested_at = excluded.requested_at,
                    live = excluded.live, double_review = excluded.double_review""",
                cases.stream().map(Assessment::id).toList(),
                cases.stream().map(c -> c.unit().round()).toList(),
                cases.stream().map(c -> c.unit().unit()).toList(),
                cases.stream().map(Assessment::level).toList(),
                cases.stream().map(Assessment::question).toList(),
                cases.stream().map(Assessment::text).toList(),
                cases.stream().map(Assessment::hash).toList(),
                cases.stream().map(Assessment::status).toList(),
                cases.stream().map(Assessment::requestedAt).toList(),
                cases.stream().map(c -> Boolean.toString(c.live())).toList(),
                cases.stream().map(CaseChanges::fixedReview).toList());
    }

    /** Null while the round's procedure decides. */
    private static String fixedReview(Assessment assessment) {
        return assessment.standing().isEmpty() ? null : Boolean.toString(assessment.doubleReview());
    }

    /** A ruling never changes but by being withdrawn. */
    private void rulings(List<OfCase<Ruling>> rulings) {
        if (rulings.isEmpty()) {
            return;
        }
        database.update("""
                insert into assessment_ruling (id, assessment, seat, independent, decision, rationale, ruled_by, ruled_at,
                    withdrawal_rationale, withdrawn_by, withdrawn_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::text[], ?::text[], ?::timestamptz[])
                on conflict (id) do update set withdrawal_rationale = excluded.withdrawal_rationale,
                    withdrawn_by = excluded.withdrawn_by, withdrawn_at = excluded.withdrawn_at""",
                rulings.stream().map(r -> r.what().id()).toList(),
                rulings.stream().map(OfCase::assessment).toList(),
                rulings.stream().map(r -> r.what().seat()).toList(),
                rulings.stream().map(r -> Boolean.toString(r.what().independent())).toList(),
                rulings.stream().map(r -> r.what().decision()).toList(),
                rulings.stream().map(r -> r.what().rationale()).toList(),
                rulings.stream().map(r -> r.what().by()).toList(),
                rulings.stream().map(r -> r.what().at()).toList(),
                withdrawals(rulings, Ruling.Withdrawal::rationale),
                withdrawals(rulings, Ruling.Withdrawal::by),
                withdrawals(rulings, Ruling.Withdrawal::at));
    }

    private static <T> List<T> withdrawals(List<OfCase<Ruling>> rulings, Function<Ruling.Withdrawal, T> part) {
        return rulings.stream().map(OfCase::what).map(Ruling::withdrawal).map(end -> end.map(part).orElse(null)).toList();
    }

    private void claims(List<Assessment> of, List<OfCase<Claim>> claims) {
        database.update("delete from assessment_claim where assessment = any(?::uuid[])",
                of.stream().map(Assessment::id).toList());
        if (!claims.isEmpty()) {
            database.update("""
                    insert into assessment_claim (assessment, assessor, claimed_at, expires_at)
                    select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])""",
                    claims.stream().map(OfCase::assessment).toList(),
                    claims.stream().map(c -> c.what().by()).toList(),
                    claims.stream().map(c -> c.what().at()).toList(),
                    claims.stream().map(c -> c.what().until()).toList());
        }
    }

    private void history(List<CaseFact> happened) {
        if (happened.isEmpty()) {
            return;
        }
        database.update("""
                insert into assessment_event (assessment, at, action, done_by, claim_of, claimed_to, ruling)
                select assessment, at, action, done_by, claim_of, claimed_to, ruling
                from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[])
                    with ordinality as n(assessment, at, action, done_by, claim_of, claimed_to, ruling, nth)
                order by nth""",
                column(happened, fact -> Optional.of(fact.assessment())),
                column(happened, fact -> Optional.of(fact.at())),
                column(happened, fact -> Optional.of(fact.action())),
                column(happened, CaseFact::by),
                column(happened, CaseFact::claimOf),
                column(happened, CaseFact::until),
                column(happened, CaseFact::ruling));
    }

    private static <T> List<T> column(List<CaseFact> facts, Function<CaseFact, Optional<T>> value) {
        return facts.stream().map(value).map(v -> v.orElse(null)).toList();
    }
}
