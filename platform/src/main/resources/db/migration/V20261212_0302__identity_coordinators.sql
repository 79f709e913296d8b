-- Who asks that an account join the coordination: another coordinator, or the installation, approves it.
create table identity_proposal (
    network text        not null references identity_network,
    account uuid        not null,
    by      uuid        not null,
    at      timestamptz not null,
    primary key (network, account)
);
-- Since when somebody is a coordinator by the approval of others; null: by the installation.
alter table identity_account add column coordinator_since timestamptz;
