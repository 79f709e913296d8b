-- Two roles with a part of the rights of the coordination: the data of the directory, and reading.
alter table identity_account drop constraint identity_account_role_check;
alter table identity_account add constraint identity_account_role_check
    check (role in ('COORDINATOR', 'HELPER', 'FUNDER', 'DATA', 'READER', 'NEWCOMER'));

-- The list of closed accounts that still have a name.
create index identity_account_shut on identity_account (network, closed_at desc)
    where closed_at is not null and forgotten_at is null;
