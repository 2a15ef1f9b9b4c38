-- Who did what, written in the transaction that did it. before_hash and after_hash are SHA-256 of what was changed, in
-- canonical JSON (RFC 8785); null where there was, or is, nothing.
create table audit (
    seq         bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    actor       text not null,
    client      text not null,
    action      text not null,
    round       text,
    unit        text,
    region      text,
    before_hash text,
    after_hash  text,
    reason      text
);

create index audit_unit on audit (unit, round, seq);
create index audit_round on audit (round, seq);
create index audit_region on audit (region, seq);

-- Append-only: also for the owner of the table.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end $$;

create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();
