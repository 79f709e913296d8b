-- Sessions are Spring Session's: its table under our name. Who is signed in signs in once more.
drop table identity_session cascade;

create table identity_session (
    primary_id            text primary key,
    session_id            text not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        text,
    -- The name that Spring Security gives a person is the id of her account.
    account               uuid generated always as (principal_name::uuid) stored
        references identity_account (id) on delete cascade
);
create index identity_session_expiry on identity_session (expiry_time);
create index identity_session_principal on identity_session (principal_name);
create index identity_session_account on identity_session (account);

create table identity_session_attributes (
    session_primary_id text not null references identity_session (primary_id) on delete cascade,
    attribute_name     text not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
