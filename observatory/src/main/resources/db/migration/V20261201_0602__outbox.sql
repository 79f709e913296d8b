-- What leaves the site as events. Nothing of a person is in here. `xid` is the transaction that wrote the row: rows are
-- read up to the oldest transaction still open, because a smaller id may commit after a larger one.
create table outbox_event (
    network text        not null,
    id      bigint      generated always as identity,
    xid     xid8        not null default pg_current_xact_id(),
    type    text        not null,
    at      timestamptz not null,
    body    text        not null check (length(body) <= 10000),
    primary key (network, id)
);
create index on outbox_event (network, xid, id);

-- Who is told: how far each has read, and when it is tried again.
create table outbox_hook (
    network   text        not null,
    id        uuid        not null,
    address   text        not null check (length(address) <= 1000),
    types     text[]      not null,
    state     text        not null default 'active' check (state in ('active', 'stopped')),
    after_xid xid8        not null,
    after_id  bigint      not null,
    tries     int         not null default 0,
    next_try  timestamptz not null,
    taken     timestamptz,
    trouble   text        not null default '',
    added     timestamptz not null,
    primary key (network, id)
);

-- What could not be given after all tries: sent again when a person says so.
create table outbox_dead (
    network text        not null,
    hook    uuid        not null,
    event   bigint      not null,
    at      timestamptz not null,
    trouble text        not null,
    again   boolean     not null default false,
    primary key (network, hook, event),
    foreign key (network, hook) references outbox_hook (network, id)
);
