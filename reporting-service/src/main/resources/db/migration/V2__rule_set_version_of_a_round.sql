-- Tables read no longer the highest version of a rule set but the one that the round's units were scored by: a new
-- version must not change the table of a round judged by an older one. The index finds it without reading the units.
create index unit_by_rule_set on unit (round, rule_set, rule_set_version);
