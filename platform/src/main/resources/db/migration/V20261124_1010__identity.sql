-- Who is connected, and the letters that leave.

create table identity_network (
    id          text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 60),
    name        text not null check (name <> ''),
    departement text not null check (departement ~ '^([0-9]{2,3}|2[AB])$')
);

create table identity_account (
    network   text        not null references identity_network,
    id        uuid        primary key,
    mail      text        not null check (mail = lower(mail) and mail !~ '[[:space:][:cntrl:]]' and length(mail) <= 254),
    name      text        not null check (name <> '' and name !~ '[[:cntrl:]]' and length(name) <= 120),
    role      text        not null check (role in ('COORDINATOR', 'HELPER')),
    created   timestamptz not null,
    closed_at timestamptz
);
-- One open account per address and network; who left may come back under the same address.
create unique index identity_account_mail on identity_account (network, mail) where closed_at is null;

-- Somebody asked for a link. Written whether the address is known or not: the answer takes the same time for both, and
-- the rows are what the limits count. A day later they are gone.
create table identity_request (
    network   text        not null references identity_network,
    id        bigint      generated always as identity primary key,
    mail      text        not null,
    client    text        not null,
    lang      text        not null,
    return_to text        not null,
    requested timestamptz not null,
    handled   timestamptz
);
create index identity_request_waiting on identity_request (requested) where handled is null;
create index identity_request_mail on identity_request (network, mail, requested);
create index identity_request_client on identity_request (client, requested);

-- The link itself is known to the letter only: here is its SHA-256.
create table identity_link (
    network   text        not null references identity_network,
    hash      bytea       primary key check (length(hash) = 32),
    account   uuid        not null references identity_account,
    purpose   text        not null check (purpose in ('SIGN_IN')),
    return_to text        not null,
    created   timestamptz not null,
    expires   timestamptz not null,
    used      timestamptz
);
create index identity_link_account on identity_link (account);

create table identity_session (
    network   text        not null references identity_network,
    hash      bytea       primary key check (length(hash) = 32),
    id        uuid        not null unique,
    account   uuid        not null references identity_account,
    browser   text        not null,
    created   timestamptz not null,
    last_seen timestamptz not null,
    expires   timestamptz not null
);
create index identity_session_account on identity_session (account);

-- Letters on their way. The words are emptied once the letter left, since they may hold a link that opens a session;
-- in demo mode, where nothing leaves, they stay to be read on the local page.
create table mail_letter (
    network         text        not null,
    id              uuid        primary key,
    recipient       text        not null,
    subject         text        not null,
    body            text        not null,
    posted          timestamptz not null,
    worthless_after timestamptz not null,
    next_try        timestamptz not null,
    tries           int         not null default 0,
    last_trouble    text        not null default '',
    sent            timestamptz,
    given_up        timestamptz
);
create index mail_letter_waiting on mail_letter (next_try) where sent is null and given_up is null;
