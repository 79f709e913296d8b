-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- Communes that an import has replaced or added; national, so no network. The others ship in a file.
create table communes_commune (
    code        text             primary key check (code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'),
    name        text             not null check (name <> ''),
    postcodes   text[]           not null,
    population  integer          not null check (population >= 0),
    epci        text             not null check (epci ~ '^([0-9]{9})?$'),
    epci_name   text             not null,
    latitude    double precision not null check (latitude between -90 and 90),
    longitude   double precision not null check (longitude between -180 and 180),
    imported_at timestamptz      not null
);

-- Imported files of official communes; national like the communes themselves, so no network. Only added to.
create table communes_import (
    id          uuid        primary key,
    recorded_at timestamptz not null,
    -- an account; null for the command line
    actor       uuid,
    name        text        not null,
    -- the file's name, or the address
    origin      text        not null check (origin <> '' and length(origin) <= 2000),
    read        int         not null,
    replaced    int         not null,
    estimates   int         not null,
    added       int         not null,
    contours    int         not null,
    refused     int         not null,
    -- [{line, code, reason}], the first ones
    refusals    jsonb       not null,
    -- A file of communes waits until somebody has seen its changes; the former values are kept, so that it can be
    -- undone.
    state       text        not null default 'kept'
        check (state in ('waiting', 'kept', 'dropped', 'undone'))
);
create index on communes_import (recorded_at desc);

create table communes_row (
    import  uuid    not null references communes_import,
    code    text    not null,
    -- as an earlier file gave it; null when the shipped table applied
    before  jsonb,
    after   jsonb   not null,
    -- the name and the distance from the known value
    known   text    not null,
    moved   int     not null,
    renamed boolean not null,
    primary key (import, code)
);

-- Places: the current state, one row each; the history, one row per change, never corrected; the origin of each.
create table places_place (
    network     text        not null,
    id          uuid        not null,
    code        text        not null check (code ~ '^[0-9a-z]{7}$'),
    sheet       jsonb       not null,
    changes     int         not null check (changes >= 1),
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    gone_at     timestamptz,
    -- Several records may be one place: a place then stands under another, and comes back when somebody finds that it
    -- was not the same. Its own history stays its own; the surviving place reads those of all.
    merged_into uuid,
    -- Somebody closed the place: it leaves the lists, its address answers, and no source reopens it.
    closed_at   timestamptz,
    primary key (network, id),
    unique (network, code),
    foreign key (network, merged_into) references places_place,
    check (merged_into <> id)
);

create table places_change (
    network     text        not null,
    number      bigint      not null generated always as identity,
    place       uuid        not null,
    recorded_at timestamptz not null,
    -- the author: a source of the harvest, or a person; never both
    source      text,
    run         uuid,
    actor       uuid,
    actor_name  text,
    -- column → value, or null when the value was withdrawn
    fields      jsonb       not null,
    -- A change may also be a confirmation; its author may be a person of the place itself.
    act         text        not null default 'said',
    caretaker   uuid,
    other       uuid,
    primary key (network, number),
    foreign key (network, place) references places_place,
    constraint places_change_one_voice check (num_nonnulls(source, actor, caretaker) = 1),
    foreign key (network, other) references places_place,
    constraint places_change_other_check check ((act in ('grouped', 'separated')) = (other is not null)),
    constraint places_change_act_check check (act in ('said', 'confirmed', 'withdrew', 'grouped', 'separated', 'closed', 'reopened'))
);
create index on places_change (network, place, number);

-- The last content of each source's record, so that the same file harvested twice changes nothing.
create table places_origin (
    network  text        not null,
    source   text        not null,
    local_id text        not null,
    place    uuid        not null,
    said     jsonb       not null,
    gone_at  timestamptz,
    primary key (network, source, local_id),
    foreign key (network, place) references places_place
);
create index on places_origin (network, place);
create trigger keep_history before update or delete on places_change
    for each statement execute function keep_history();
create index on places_place (network, merged_into) where merged_into is not null;
create index on places_change (network, other) where other is not null;

-- The version of a network's places: drawn at the very end of each transaction that changes them, which blocks the
-- others until it commits. Versions become visible in their order; the numbers of places_change do not, since one
-- drawn first may be committed last.
create table places_version (
    network text   primary key,
    number  bigint not null check (number > 0)
);

-- One picture of a place, encoded anew without the metadata of the file; the bytes are in `files_content`.
create table places_photo (
    network     text        not null,
    place       uuid        not null,
    file        uuid        not null,
    text        text        not null check (length(text) between 1 and 300),
    recorded_at timestamptz not null,
    -- The same picture in the size of a card of results, so that a page of results stays light.
    small       uuid,
    primary key (network, place),
    foreign key (network, place) references places_place
);

-- The harvest: the sources of places, each run and its result, refused records with their reasons, and every record
-- as received.
create table harvest_source (
    network    text        not null,
    name       text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    label      text        not null check (length(label) between 1 and 120),
    -- a file, or an http(s) address, with the @path of the national tool
    location   text        not null,
    -- the mapping file as given; empty when the source is already in the national schema
    mapping    text        not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    removed_at timestamptz,
    primary key (network, name)
);

create table harvest_run (
    network       text        not null,
    id            uuid        not null,
    source        text        not null,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    actor         uuid,
    -- running, kept (places written), refused (nothing written)
    state         text        not null,
    -- why nothing was written, or why somebody should check
    reason        text        not null default '',
    read          int         not null default 0,
    kept          int         not null default 0,
    excluded      int         not null default 0,
    rejected      int         not null default 0,
    created       int         not null default 0,
    changed       int         not null default 0,
    same          int         not null default 0,
    gone          int         not null default 0,
    -- {column: records that have it}, among those kept
    fields        jsonb       not null default '{}',
    -- {kind of warning: how many}
    warnings      jsonb       not null default '{}',
    -- A run belongs to the process that works on it: it is interrupted when that process is gone.
    owner         bigint,
    -- The server's name of the version read, to request only a newer one next time.
    etag          text        not null default '',
    last_modified text        not null default '',
    -- The reason of a refused run or record is stored as the key of a sentence (in `reason`) and its parameters, so
    -- that each reader gets their own language. Rows without details are older: their reason is the sentence itself,
    -- in French.
    details       jsonb,
    -- [{key, details, count}] of all the records that a run refused: the lines themselves are stored up to a limit.
    reasons       jsonb,
    primary key (network, id),
    foreign key (network, source) references harvest_source,
    check ((state = 'running') = (ended_at is null)),
    constraint harvest_run_state_check check (state in ('running', 'kept', 'unchanged', 'refused', 'waiting', 'dropped', 'reverted'))
);
create index on harvest_run (network, source, started_at desc);

-- One run of a source at a time, whoever starts it and in which process.
create unique index on harvest_run (network, source) where state = 'running';

create table harvest_reject (
    network text   not null,
    run     uuid   not null,
    line    bigint not null,
    reason  text   not null,
    raw     text   not null,
    number  bigint not null generated always as identity,
    details jsonb,
    primary key (network, run, number),
    foreign key (network, run) references harvest_run
);

-- One row for each version of a record, as received; a repeated version is not written again.
create table harvest_record (
    network  text   not null,
    source   text   not null,
    local_id text   not null,
    digest   bytea  not null,
    line     bigint not null,
    run      uuid   not null,
    raw      text   not null,
    primary key (network, source, local_id, digest),
    foreign key (network, run) references harvest_run
);

-- The records that a run was the first to receive.
create index harvest_record_run on harvest_record (network, source, run);

-- The data of a waiting run; deleted once it is published or dropped.
create table harvest_waiting (
    network  text   not null,
    run      uuid   not null,
    local_id text   not null,
    digest   bytea  not null,
    line     bigint not null,
    raw      text   not null,
    sheet    jsonb  not null,
    fate     text   not null check (fate in ('new', 'changed', 'same')),
    primary key (network, run, local_id),
    foreign key (network, run) references harvest_run
);

-- Letters of care, under their id in the outbox. `person` and `report` give the addressee; no address is stored here.
create table upkeep_letter (
    network     text        not null,
    id          uuid        not null,
    kind        text        not null check (kind in ('ANSWER', 'CARE', 'REMINDER')),
    person      uuid,
    report      uuid,
    recorded_at timestamptz not null,
    fate        text        not null default 'POSTED'
        check (fate in ('POSTED', 'GONE', 'REFUSED', 'GIVEN_UP', 'UNKNOWN')),
    fate_at     timestamptz not null,
    trouble     text        not null default '',
    settled_at  timestamptz,
    settled_by  uuid,
    -- Reported errors are stored with the other remarks of the public. A letter with an answer names the place.
    place       uuid,
    primary key (network, id),
    check ((settled_at is null) = (settled_by is null)),
    foreign key (network, report) references feedback_remark
);
create index on upkeep_letter (network, report);

-- One row per event. `who` is the relation of the person to the place; `actor` the id of an account or of a
-- caretaker, without a name.
create table upkeep_step (
    network     text        not null,
    number      bigint      not null generated always as identity,
    recorded_at timestamptz not null,
    place       uuid        not null,
    act         text        not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    who         text        not null check (who in ('PUBLIC', 'CARETAKER', 'HELPER', 'COORDINATOR', 'SYSTEM')),
    actor       uuid,
    report      uuid,
    letter      uuid,
    detail      text        not null default '',
    primary key (network, number)
);
create index on upkeep_step (network, place, number);
create index on upkeep_step (network, recorded_at);
create trigger keep_history before update or delete or truncate on upkeep_step
    for each statement execute function keep_history();

-- The caretakers of sheets, the requests to them, and the links that open a sheet. Names a person. Deleting the row
-- erases them: all other tables know the id alone.
create table upkeep_person (
    network    text        not null,
    id         uuid        not null,
    mail       text        not null check (mail = lower(mail) and length(mail) <= 254),
    name       text        not null check (length(name) <= 120 and name !~ '[[:cntrl:]]'),
    lang       text        not null default 'fr' check (lang in ('fr', 'en')),
    created_at timestamptz not null,
    -- the mail server refuses this address, or a letter came back
    bounced_at timestamptz,
    primary key (network, id),
    unique (network, mail)
);

-- « Charge » — chosen by a coordinator; a place without any is asked at the address of its sheet.
create table upkeep_charge (
    network  text        not null,
    place    uuid        not null,
    person   uuid        not null,
    since_at timestamptz not null,
    since_by uuid        not null,
    until_at timestamptz,
    primary key (network, place, person, since_at)
);
create unique index on upkeep_charge (network, place, person) where until_at is null;
create index on upkeep_charge (network, person) where until_at is null;

-- The people whom nobody writes to any more: by their own request, or erased. The SHA-256 of network and address.
create table upkeep_silence (
    network  text        not null,
    hash     bytea       not null check (length(hash) = 32),
    since_at timestamptz not null,
    reason   text        not null check (reason in ('ASKED', 'FORGOTTEN')),
    primary key (network, hash)
);

-- « Demande » — the question whether a sheet is right. One at a time for a place.
create table upkeep_ask (
    network        text        not null,
    id             uuid        not null,
    place          uuid        not null,
    opened_at      timestamptz not null,
    why            text        not null check (why in ('STALE', 'REPORT', 'HAND')),
    state          text        not null check (state in ('OPEN', 'HANDED', 'DONE')),
    letters        int         not null default 0 check (letters >= 0),
    last_letter_at timestamptz,
    -- why a person of the network has to look
    handed_at      timestamptz,
    handed_why     text,
    done_at        timestamptz,
    outcome        text        check (outcome in ('CONFIRMED', 'CORRECTED', 'ANSWERED', 'CLOSED', 'FRESH')),
    primary key (network, id),
    check ((state = 'HANDED') = (handed_why is not null)),
    check ((state = 'DONE') = (outcome is not null)),
    constraint upkeep_ask_handed_why_check check (
        handed_why in ('UNANSWERED', 'NOBODY', 'REFUSED', 'STOPPED', 'MOVED', 'SAID_CLOSED', 'STILL_GIVEN'))
);
create unique index on upkeep_ask (network, place) where state <> 'DONE';
create index on upkeep_ask (network, state);
create index on upkeep_letter (network, person, recorded_at) where person is not null;

-- Whether the network writes to its places: off until a coordinator enables it. And the claim of the job: one process
-- at a time.
create table upkeep_network (
    network          text        primary key,
    letters          boolean     not null default false,
    letters_since_at timestamptz,
    letters_by       uuid,
    claimed_until_at timestamptz not null default '-infinity',
    last_round_at    timestamptz
);

-- The people who maintain the sheets and agreed to be named on the public page.
create table upkeep_credit (
    network  text        not null,
    account  uuid        not null,
    since_at timestamptz not null,
    primary key (network, account)
);

-- The requests of each letter. The secret links of letters stand with all others in `links_link`.
create table upkeep_letter_ask (
    network text not null,
    letter  uuid not null,
    ask     uuid not null,
    primary key (network, letter, ask),
    foreign key (network, letter) references upkeep_letter,
    foreign key (network, ask) references upkeep_ask
);
create index on upkeep_letter_ask (network, ask);

-- The records that are one place: people's decisions, only ever added to; the proposals of the last search; the
-- requests for a search, and the searches themselves.
create table merging_decision (
    network     text        not null,
    number      bigint      not null generated always as identity,
    one         uuid        not null,
    other       uuid        not null check (one <> other),
    -- their names at the decision
    one_name    text        not null,
    other_name  text        not null,
    verdict     text        not null check (verdict in ('same', 'distinct', 'later', 'undone')),
    recorded_at timestamptz not null,
    actor       uuid        not null,
    actor_name  text        not null,
    -- The decisions of one act have one mark, so that they can be reviewed and undone in one act.
    batch       uuid,
    primary key (network, number)
);
create index on merging_decision (network, one, other, number desc);
create trigger keep_history before update or delete on merging_decision
    for each statement execute function keep_history();

create table merging_pair (
    network     text    not null,
    one         uuid    not null,
    other       uuid    not null,
    probability float8  not null check (probability between 0 and 1),
    sure        boolean not null,
    sentence    text    not null,
    reasons     jsonb   not null,
    -- A rule, or another record, blocks the pair however similar the two are: its sentence is shown, and no figure.
    held        boolean not null default false,
    primary key (network, one, other)
);

create table merging_quest (
    network    text        not null,
    number     bigint      not null generated always as identity,
    started_at timestamptz not null,
    ended_at   timestamptz,
    owner      bigint      not null,
    records    int         not null default 0,
    pairs      int         not null default 0,
    failure    text        not null default '',
    primary key (network, number)
);
create unique index on merging_quest (network) where ended_at is null;

-- A request is a harvest run with changes, or somebody's click.
create table merging_request (
    network     text        not null,
    id          uuid        not null,
    recorded_at timestamptz not null,
    quest       bigint,
    primary key (network, id),
    foreign key (network, quest) references merging_quest
);
create index on merging_request (network) where quest is null;
create index on merging_decision (network, batch) where batch is not null;

-- The value that a person kept, field by field, when two records became one: undoing restores the former one.
create table merging_kept (
    network     text   not null,
    decision    bigint not null,
    place       uuid   not null,
    column_name text   not null,
    before      text   not null,
    after       text   not null,
    primary key (network, decision, column_name),
    foreign key (network, decision) references merging_decision
);
