-- Calls for projects: what is asked, what is sent before the end by the server's clock, read by two who do not see each
-- other, decided with a reason, paid and reported. And the actions of the territory. And the census of structures.

create table funding_call (
    network text        not null,
    id      uuid        not null,
    title   text        not null,
    words   text        not null,
    ends    timestamptz not null,
    cents   bigint      not null check (cents > 0),
    most    bigint      not null check (most > 0),
    grid    text[]      not null,
    added   timestamptz not null,
    primary key (network, id)
);

create table funding_project (
    network  text        not null,
    id       uuid        not null,
    call     uuid        not null,
    at       timestamptz not null,
    name     text        not null,
    holder   text        not null,
    contact  text        not null,
    words    text        not null,
    cents    bigint      not null check (cents > 0),
    granted  bigint,
    decided  timestamptz,
    reason   text        not null default '',
    report   text        not null default '',
    primary key (network, id),
    foreign key (network, call) references funding_call (network, id)
);
create index funding_project_call on funding_project (network, call, at);

create table funding_reading (
    network text        not null,
    project uuid        not null,
    reader  uuid        not null,
    at      timestamptz,
    marks   integer[],
    words   text        not null default '',
    conflict boolean    not null default false,
    primary key (network, project, reader),
    foreign key (network, project) references funding_project (network, id)
);

create table funding_payment (
    network text        not null,
    id      uuid        not null,
    project uuid        not null,
    at      timestamptz not null,
    cents   bigint      not null check (cents > 0),
    primary key (network, id),
    foreign key (network, project) references funding_project (network, id)
);

create table funding_action (
    network   text        not null,
    id        uuid        not null,
    title     text        not null,
    owner     text        not null,
    indicator text        not null,
    state     text        not null check (state in ('planned', 'going', 'done', 'dropped')),
    since     timestamptz not null,
    primary key (network, id)
);
