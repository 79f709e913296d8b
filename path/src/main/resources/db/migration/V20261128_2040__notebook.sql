-- The notebook that a person agreed to have kept. What is hers stands sealed in notebook_entry; the key of each notebook,
-- wrapped under the installation's secret, stands alone in notebook_key: when its row goes, the notebook is gone. Backups of
-- notebook_key live no longer than the period of erasure.

create table notebook_notebook (
    network   text        not null references identity_network,
    id        uuid        not null,
    -- keyed digests of the code and of the PIN on the paper card; none once erased
    code      bytea,
    pin       bytea,
    made      timestamptz not null,
    made_by   uuid        not null,
    last_used timestamptz not null,
    erased    timestamptz,
    primary key (network, id),
    unique (network, code),
    check ((code is null) = (pin is null)),
    check (erased is null or code is null)
);

create table notebook_key (
    network  text  not null,
    notebook uuid  not null,
    wrapped  bytea not null,
    primary key (network, notebook),
    foreign key (network, notebook) references notebook_notebook (network, id)
);

create table notebook_entry (
    network  text        not null,
    id       uuid        not null,
    notebook uuid        not null,
    kind     text        not null check (kind in ('name', 'reach', 'goal', 'step', 'paper')),
    sealed   bytea       not null,
    at       timestamptz not null,
    -- empty: the person herself
    by       uuid,
    -- corrected or taken out
    ended    timestamptz,
    primary key (network, id),
    foreign key (network, notebook) references notebook_notebook (network, id)
);
create index on notebook_entry (network, notebook);

-- Each consent and each withdrawal is a row.
create table notebook_consent (
    network  text        not null,
    notebook uuid        not null,
    n        int         not null,
    purpose  text        not null,
    basis    text        not null check (basis in ('consent')),
    given    boolean     not null,
    way      text        not null check (way in ('screen', 'paper', 'voice')),
    -- for a minor under fifteen: one who holds parental authority agreed too
    parent   boolean     not null default false,
    at       timestamptz not null,
    -- who wrote it down; empty: the person herself
    by       uuid,
    primary key (network, notebook, n),
    foreign key (network, notebook) references notebook_notebook (network, id)
);

-- Who may read for a while: a helper by her account, the person by a secret in her browser.
create table notebook_visit (
    network  text        not null,
    id       uuid        not null,
    notebook uuid        not null,
    helper   uuid,
    secret   bytea,
    why      text        not null,
    opened   timestamptz not null,
    ends     timestamptz not null,
    primary key (network, id),
    foreign key (network, notebook) references notebook_notebook (network, id),
    check ((helper is null) <> (secret is null))
);
create index on notebook_visit (network, helper, ends);
create index on notebook_visit (network, secret);

-- Every reading and every writing, for the person's eyes.
create table notebook_log (
    network  text        not null,
    notebook uuid        not null,
    n        bigint      generated always as identity,
    at       timestamptz not null,
    by       uuid,
    act      text        not null,
    why      text        not null,
    primary key (network, notebook, n),
    foreign key (network, notebook) references notebook_notebook (network, id)
);

-- Wrong tries, by the digest of the code that was typed, whether there is such a notebook or not.
create table notebook_try (
    network text        not null references identity_network,
    code    bytea       not null,
    at      timestamptz not null
);
create index on notebook_try (network, code, at);
