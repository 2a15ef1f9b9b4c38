-- A version of a rule set is a draft, which may be replaced, until it is published; from then on it never changes. What
-- the service brings as files is published by itself.
alter table rule_set rename column activated_at to published_at;
alter table rule_set alter column published_at drop not null;
alter table rule_set add column published_by text;
alter table rule_set add column saved_at timestamptz not null default now();
alter table rule_set add column saved_by text;

-- The newest published version is looked up for every answer.
create index rule_set_published on rule_set (id, version) where published_at is not null;
