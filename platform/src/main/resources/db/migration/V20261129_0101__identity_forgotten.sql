-- A closed account is forgotten after a while: the row stays, so that ids mean somebody, and names nobody.
alter table identity_account add column forgotten_at timestamptz check (forgotten_at is null or closed_at is not null);
create index identity_account_closed on identity_account (network, closed_at)
    where closed_at is not null and forgotten_at is null;
