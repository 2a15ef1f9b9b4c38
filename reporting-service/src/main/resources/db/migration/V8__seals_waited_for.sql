-- Whether the counts that are kept of a round are those of one of its seals: while they are not, results are missing, and there
-- is no need to read all that have come. A revision follows the ones before it, so what is whole of a later one is of them too.
create function seal_may_be_complete(of_round text) returns boolean stable return exists (
    select 1 from round_seal s
    where s.round = of_round
        and s.units = (select coalesce(sum(g.scored), 0) from group_count g
            where g.round = of_round and g.grouping = 'REGION')
        and (s.met, s.exempt, s.not_met, s.awaiting) = (
            select coalesce(sum(l.met), 0), coalesce(sum(l.exempt), 0), coalesce(sum(l.not_met), 0), coalesce(sum(l.awaiting), 0)
            from level_count l where l.round = of_round and l.grouping = 'REGION'));
