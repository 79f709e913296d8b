-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- The shared learning resources, searched in plain words; and the notes of peers.
create table resources_resource (
    network     text        not null,
    id          uuid        not null,
    title       text        not null,
    summary     text        not null,
    kind        text        not null,
    competences text[]      not null,
    audience    text        not null,
    lang        text        not null check (lang ~ '^[a-z]{2,3}$'),
    reading     text        not null,
    licence     text        not null,
    author      text        not null,
    link        text        not null,
    checked     date        not null,
    added_at    timestamptz not null,
    found_by    tsvector    not null,
    primary key (network, id)
);
create index resources_resource_words on resources_resource using gin (found_by) with (fastupdate = off);
create index resources_resource_checked on resources_resource (network, checked desc, id);
create unique index resources_resource_link on resources_resource (network, link) where link <> '';

create table resources_note (
    network     text        not null,
    id          uuid        not null,
    resource    uuid        not null,
    recorded_at timestamptz not null,
    account     uuid        not null,
    comment     text        not null,
    primary key (network, id),
    foreign key (network, resource) references resources_resource (network, id)
);
create index resources_note_resource on resources_note (network, resource, recorded_at);

-- Trainings. The dates of an offer are slots of the platform.
create table training_offer (
    network     text        not null,
    id          uuid        not null,
    title       text        not null,
    summary     text        not null,
    competences text[]      not null,
    hours       integer     not null check (hours between 1 and 400),
    organiser   text        not null,
    certificate boolean     not null,
    added_at    timestamptz not null,
    primary key (network, id)
);

-- Devices from a gift to the recycler. Acts are appended; the holder is a separate row, deleted at the return.
create table equipment_device (
    network  text        not null,
    id       uuid        not null,
    code     text        not null,
    kind     text        not null,
    model    text        not null,
    serial   text        not null,
    donor    text        not null,
    state    text        not null,
    grade    text,
    since_at timestamptz not null,
    primary key (network, id),
    unique (network, code),
    unique (network, serial)
);
create index equipment_device_state on equipment_device (network, state, kind);

create table equipment_step (
    network     text        not null,
    device      uuid        not null,
    number      bigint      generated always as identity,
    recorded_at timestamptz not null,
    account     uuid        not null,
    act         text        not null,
    comment     text        not null,
    primary key (network, device, number),
    foreign key (network, device) references equipment_device (network, id)
);

create table equipment_request (
    network     text        not null,
    id          uuid        not null,
    recorded_at timestamptz not null,
    kind        text        not null,
    reasons     text[]      not null,
    points      integer     not null,
    served_at   timestamptz,
    primary key (network, id)
);
create index equipment_request_waiting on equipment_request (network, points desc, recorded_at) where served_at is null;

-- The requester or holder of a device: deleted when the device comes back, or the request is withdrawn.
create table equipment_holder (
    network text not null,
    request uuid not null,
    name    text not null,
    contact text not null,
    device  uuid,
    terms   text,
    primary key (network, request),
    foreign key (network, request) references equipment_request (network, id)
);
create unique index equipment_holder_device on equipment_holder (network, device) where device is not null;

-- A gathering of the network: its days are slots; its programme, proposals, questions and minutes are here.
create table events_event (
    network       text        not null,
    id            uuid        not null,
    title         text        not null,
    comment       text        not null,
    place         text        not null,
    slot          uuid        not null,
    call_until_at timestamptz not null,
    added_at      timestamptz not null,
    primary key (network, id)
);

create table events_talk (
    network     text        not null,
    id          uuid        not null,
    event       uuid        not null,
    recorded_at timestamptz not null,
    title       text        not null,
    comment     text        not null,
    speaker     text        not null,
    contact     text        not null,
    state       text        not null check (state in ('proposed', 'taken', 'declined')),
    room        text        not null,
    starts_at   timestamptz,
    minutes     text        not null,
    -- The track in the programme, beside the room; and whether the minutes are a resource of the bank.
    track       text        not null default '',
    shared      boolean     not null default false,
    primary key (network, id),
    foreign key (network, event) references events_event (network, id)
);
create index events_talk_event on events_talk (network, event, starts_at, recorded_at);

create table events_question (
    network     text        not null,
    id          uuid        not null,
    talk        uuid        not null,
    recorded_at timestamptz not null,
    comment     text        not null,
    votes       integer     not null default 0,
    primary key (network, id),
    foreign key (network, talk) references events_talk (network, id)
);
create index events_question_talk on events_question (network, talk, votes desc, recorded_at);

-- Calls for projects: questions, submissions before the deadline by the server's clock, two independent readings, a
-- decision with its reason, payments and a report. Also the actions of the territory, and the census of structures.
create table funding_call (
    network    text        not null,
    id         uuid        not null,
    title      text        not null,
    comment    text        not null,
    ends_at    timestamptz not null,
    cents      bigint      not null check (cents > 0),
    most       bigint      not null check (most > 0),
    grid       text[]      not null,
    added_at   timestamptz not null,
    -- The funder, the conditions and the questions of a call; the place and answers of a project; its admissibility
    -- before the readings, and its evaluation after the report.
    funder     text        not null default '',
    conditions text[]      not null default '{}',
    questions  text[]      not null default '{}',
    primary key (network, id)
);

create table funding_project (
    network          text        not null,
    id               uuid        not null,
    call             uuid        not null,
    recorded_at      timestamptz not null,
    name             text        not null,
    holder           text        not null,
    contact          text        not null,
    comment          text        not null,
    cents            bigint      not null check (cents > 0),
    granted          bigint,
    decided_at       timestamptz,
    reason           text        not null default '',
    report           text        not null default '',
    place            text        not null default '',
    answers          text[]      not null default '{}',
    admissible       boolean,
    admissible_words text        not null default '',
    evaluation       text        not null default '',
    primary key (network, id),
    foreign key (network, call) references funding_call (network, id)
);
create index funding_project_call on funding_project (network, call, recorded_at);

create table funding_reading (
    network     text        not null,
    project     uuid        not null,
    reader      uuid        not null,
    recorded_at timestamptz,
    marks       integer[],
    comment     text        not null default '',
    conflict    boolean     not null default false,
    primary key (network, project, reader),
    foreign key (network, project) references funding_project (network, id)
);

create table funding_payment (
    network     text        not null,
    id          uuid        not null,
    project     uuid        not null,
    recorded_at timestamptz not null,
    cents       bigint      not null check (cents > 0),
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
    since_at  timestamptz not null,
    -- The figure of the network that measures an action; empty: its own words only.
    figure    text        not null default '',
    primary key (network, id)
);

-- The opinions of the committee on a project, after both readings.
create table funding_opinion (
    network     text        not null,
    project     uuid        not null,
    account     uuid        not null,
    favourable  boolean     not null,
    comment     text        not null check (length(comment) between 1 and 2000),
    recorded_at timestamptz not null,
    primary key (network, project, account),
    foreign key (network, project) references funding_project (network, id)
);

-- The same questions to every structure, year after year.
create table census_campaign (
    network  text        not null references identity_network,
    id       uuid        not null,
    title    text        not null check (length(title) between 1 and 120),
    year     int         not null,
    form     text        not null,
    ends_at  timestamptz not null,
    added_at timestamptz not null,
    primary key (network, id)
);

create table census_asked (
    network     text        not null,
    id          uuid        not null,
    campaign    uuid        not null,
    name        text        not null,
    mail        text        not null,
    sent_at     timestamptz not null,
    answered_at timestamptz,
    primary key (network, id),
    unique (network, campaign, mail),
    foreign key (network, campaign) references census_campaign
);

create table census_answer (
    network  text not null,
    asked    uuid not null,
    question text not null,
    value    text not null check (length(value) between 1 and 500),
    primary key (network, asked, question),
    foreign key (network, asked) references census_asked
);

-- Read-only, for statistics: no structure, no mail, no free text.
create view census_numbers as
    select c.network, c.year, a.question, count(*) as answers, sum(a.value::bigint) as total
    from census_campaign c
    join census_asked s on s.network = c.network and s.campaign = c.id
    join census_answer a on a.network = s.network and a.asked = s.id
    where a.value ~ '^[0-9]{1,9}$'
    group by c.network, c.year, a.question;
