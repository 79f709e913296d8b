-- An account that a person opened herself has no right before somebody of the network accepts it. Those that are
-- there already stay accepted.
alter table identity_account add column accepted_at timestamptz;
alter table identity_account add column accepted_by uuid;
update identity_account set accepted_at = created;
alter table identity_account drop constraint identity_account_role_check;
alter table identity_account add constraint identity_account_role_check
    check (role in ('COORDINATOR', 'HELPER', 'FUNDER', 'NEWCOMER'));
alter table identity_account add constraint identity_account_newcomer
    check (role <> 'NEWCOMER' or accepted_at is null);
create index identity_account_waiting on identity_account (network, created)
    where role = 'NEWCOMER' and closed_at is null;
