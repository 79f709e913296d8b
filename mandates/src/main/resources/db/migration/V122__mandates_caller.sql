-- The member whom the coordination asks to inform the person, when no coordinator may: each of them heard the consent or
-- is the helper.
alter table mandates_reach add column caller uuid;
create index on mandates_reach (network, caller) where told_at is null and caller is not null;
