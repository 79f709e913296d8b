-- Who one is, besides the link of a letter: providers of OpenID Connect, passkeys, roles lent for a time.

-- The same person at a provider, as it names her: never found by her address.
create table openid_link (
    network  text        not null references identity_network,
    provider text        not null check (length(provider) between 1 and 40),
    idp      text        not null check (length(idp) <= 200),
    sub      text        not null check (length(sub) between 1 and 400),
    account  uuid        not null references identity_account,
    linked   timestamptz not null,
    primary key (network, provider, idp, sub)
);
create index openid_link_account on openid_link (account);

-- A journey to a provider that has not come back yet; its cookie stays in the browser that began it.
create table openid_attempt (
    network   text        not null references identity_network,
    state     bytea       primary key check (length(state) = 32),
    browser   bytea       not null check (length(browser) = 32),
    provider  text        not null,
    nonce     text        not null,
    verifier  text        not null,
    purpose   text        not null check (purpose in ('SIGN_IN', 'LINK', 'ACT', 'END')),
    account   uuid,
    kind      text        not null default '',
    subject   text        not null default '',
    return_to text        not null,
    begun     timestamptz not null
);
create index openid_attempt_begun on openid_attempt (begun);

-- What the provider wants to hear at the end of a session that it opened.
create table openid_session (
    network  text  not null references identity_network,
    session  uuid  primary key references identity_session (id) on delete cascade,
    provider text  not null,
    hint     bytea not null
);

create table passkeys_key (
    network   text        not null references identity_network,
    id        uuid        primary key,
    account   uuid        not null references identity_account,
    credential bytea      not null check (length(credential) between 1 and 1023),
    record    bytea       not null,
    counter   bigint      not null,
    label     text        not null check (length(label) between 1 and 60),
    made      timestamptz not null,
    last_used timestamptz,
    unique (network, credential)
);
create index passkeys_key_account on passkeys_key (account);

create table passkeys_challenge (
    network text        not null references identity_network,
    hash    bytea       primary key check (length(hash) = 32),
    browser bytea       not null check (length(browser) = 32),
    account uuid,
    made    timestamptz not null
);
create index passkeys_challenge_made on passkeys_challenge (made);

-- A role within bounds, until a day: a row when it is given, a moment when it is taken back.
create table identity_grant (
    network  text        not null references identity_network,
    id       uuid        primary key,
    account  uuid        not null references identity_account,
    kind     text        not null check (kind in ('COORDINATION', 'STRUCTURE')),
    subject  text        not null check (length(subject) <= 120 and (kind = 'COORDINATION') = (subject = '')),
    since    timestamptz not null,
    until    timestamptz not null check (until > since),
    by       uuid        not null,
    taken    timestamptz,
    taken_by uuid,
    check ((taken is null) = (taken_by is null))
);
create index identity_grant_account on identity_grant (account) where taken is null;
create index identity_grant_network on identity_grant (network, since);

alter table identity_account add column last_in timestamptz;
alter table identity_account add column warned timestamptz;
create index identity_account_last_in on identity_account (network, coalesce(last_in, created)) where closed_at is null;
