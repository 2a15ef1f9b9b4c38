-- People whose names were replaced by a pseudonym. Nothing here or elsewhere tells whose a pseudonym is. role and region are
-- what an archive may have to know of who acted. The pseudonym of a RETENTION has a number after it for each person.
create table erasure (
    id          uuid primary key,
    kind        text not null check (kind in ('REQUEST', 'RETENTION')),
    pseudonym   text not null unique check (pseudonym ~ '^borttagen-[0-9a-f]{12}$'),
    role        text,
    region      text,
    reason      text not null,
    done_at     timestamptz not null,
    done_by     text not null,
    places      jsonb not null,
    mentions    jsonb not null,
    recorded_at timestamptz not null default now()
);

-- The audit stays append-only but for one thing: in the transaction of an erasure an actor may become its pseudonym, and
-- nothing else of the entry may change than the program and address they acted by.
create or replace function audit_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and exists (select from erasure where recorded_at = now()) then
        return null;
    end if;
    raise exception 'the audit is append-only';
end $$;

create function audit_forgets_people_alone() returns trigger language plpgsql as $$
begin
    if new.client = '-' and to_jsonb(new) - '{actor,client}'::text[] = to_jsonb(old) - '{actor,client}'::text[]
        and exists (select from erasure where recorded_at = now()
                    and pseudonym = substring(new.actor from '^(borttagen-[0-9a-f]{12})(-[0-9]+)?$')) then
        return new;
    end if;
    raise exception 'the audit is append-only: an erasure replaces the actor and nothing else';
end $$;

create trigger audit_forgets_people_alone before update on audit
    for each row execute function audit_forgets_people_alone();
