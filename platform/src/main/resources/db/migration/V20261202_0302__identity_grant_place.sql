-- A role may be lent for one place, too.
alter table identity_grant drop constraint identity_grant_kind_check;
alter table identity_grant add constraint identity_grant_kind_check
    check (kind in ('COORDINATION', 'STRUCTURE', 'PLACE'));
