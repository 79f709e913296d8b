-- History is only added to.
create function keep_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;

-- Who is connected, and the letters that leave.
create table identity_network (
    id            text    primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 60),
    name          text    not null check (name <> ''),
    departement   text    not null check (departement ~ '^([0-9]{2,3}|2[AB])$'),
    -- Whether the people of this network are invented. The site refuses to serve them beside real ones.
    demonstration boolean not null default false
);

create table identity_account (
    network              text        not null references identity_network,
    id                   uuid        primary key,
    mail                 text        not null check (mail = lower(mail) and mail !~ '[[:space:][:cntrl:]]' and length(mail) <= 254),
    name                 text        not null check (name <> '' and name !~ '[[:cntrl:]]' and length(name) <= 120),
    role                 text        not null,
    created_at           timestamptz not null,
    closed_at            timestamptz,
    -- The label of places, suspensions in a hurry, and what each signature was bound to.
    -- In which language she last came in: her letters are in it.
    lang                 text        check (lang in ('fr', 'en')),
    -- A closed account is forgotten after a while: the row stays, so that ids mean somebody, and names nobody.
    forgotten_at         timestamptz check (forgotten_at is null or closed_at is not null),
    last_in_at           timestamptz,
    warned_at            timestamptz,
    -- Since when somebody is a coordinator by the approval of others; null: by the installation.
    coordinator_since_at timestamptz,
    -- An account that a person opened herself has no right before somebody of the network accepts it. Those that are
    -- there already stay accepted.
    accepted_at          timestamptz,
    accepted_by          uuid,
    constraint identity_account_role_check check (role in ('COORDINATOR', 'HELPER', 'FUNDER', 'NEWCOMER')),
    constraint identity_account_newcomer check (role <> 'NEWCOMER' or accepted_at is null)
);

-- One open account per address and network; who left may come back under the same address.
create unique index identity_account_mail on identity_account (network, mail) where closed_at is null;

-- Somebody asked for a link. Written whether the address is known or not: the answer takes the same time for both, and
-- the rows are what the limits count. A day later they are gone.
create table identity_request (
    network      text        not null references identity_network,
    id           bigint      generated always as identity primary key,
    mail         text        not null,
    client       text        not null,
    lang         text        not null,
    return_to    text        not null,
    requested_at timestamptz not null,
    handled_at   timestamptz,
    -- Somebody who wishes to come in: an account is opened only when the link that her mail received is used, so that nobody
    -- opens one under another's address.
    newcomer     text
);
create index identity_request_waiting on identity_request (requested_at) where handled_at is null;
create index identity_request_mail on identity_request (network, mail, requested_at);
create index identity_request_client on identity_request (client, requested_at);

-- The link itself is known to the letter only: here is its SHA-256.
create table identity_link (
    network    text        not null references identity_network,
    hash       bytea       primary key check (length(hash) = 32),
    account    uuid        not null references identity_account,
    purpose    text        not null check (purpose in ('SIGN_IN')),
    return_to  text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index identity_link_account on identity_link (account);

create table identity_newcomer (
    network    text        not null references identity_network,
    hash       bytea       primary key check (length(hash) = 32),
    mail       text        not null check (mail = lower(mail) and mail !~ '[[:space:][:cntrl:]]' and length(mail) <= 254),
    name       text        not null check (name <> '' and name !~ '[[:cntrl:]]' and length(name) <= 120),
    return_to  text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index on identity_newcomer (network, mail) where used_at is null;
create index identity_account_closed on identity_account (network, closed_at)
    where closed_at is not null and forgotten_at is null;

-- A role within bounds, until a day: a row when it is given, a moment when it is taken back.
create table identity_grant (
    network  text        not null references identity_network,
    id       uuid        primary key,
    account  uuid        not null references identity_account,
    kind     text        not null,
    subject  text        not null check (length(subject) <= 120 and (kind = 'COORDINATION') = (subject = '')),
    since_at timestamptz not null,
    until_at timestamptz not null check (until_at > since_at),
    actor    uuid        not null,
    taken_at timestamptz,
    taken_by uuid,
    check ((taken_at is null) = (taken_by is null)),
    constraint identity_grant_kind_check check (kind in ('COORDINATION', 'STRUCTURE', 'PLACE', 'FUNDER'))
);
create index identity_grant_account on identity_grant (account) where taken_at is null;
create index identity_grant_network on identity_grant (network, since_at);
create index identity_account_last_in on identity_account (network, coalesce(last_in_at, created_at)) where closed_at is null;

-- Who asks that an account join the coordination: another coordinator, or the installation, approves it.
create table identity_proposal (
    network     text        not null references identity_network,
    account     uuid        not null,
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, account)
);
create index identity_account_waiting on identity_account (network, created_at)
    where role = 'NEWCOMER' and closed_at is null;

create table identity_session (
    primary_id            text   primary key,
    session_id            text   not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int    not null,
    expiry_time           bigint not null,
    principal_name        text,
    -- The name that Spring Security gives a person is the id of her account.
    account               uuid   generated always as (principal_name::uuid) stored
        references identity_account (id) on delete cascade
);
create index identity_session_expiry on identity_session (expiry_time);
create index identity_session_principal on identity_session (principal_name);
create index identity_session_account on identity_session (account);

create table identity_session_attributes (
    session_primary_id text  not null references identity_session (primary_id) on delete cascade,
    attribute_name     text  not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Letters on their way. The words are emptied once the letter left, since they may hold a link that opens a session;
-- in demo mode, where nothing leaves, they stay to be read on the local page.
create table mail_letter (
    network            text        not null,
    id                 uuid        primary key,
    recipient          text        not null,
    subject            text        not null,
    body               text        not null,
    posted_at          timestamptz not null,
    worthless_after_at timestamptz not null,
    next_try_at        timestamptz not null,
    tries              int         not null default 0,
    last_trouble       text        not null default '',
    sent_at            timestamptz,
    given_up_at        timestamptz,
    -- A letter that is being handed over says so before, in a transaction of its own: a process that dies meanwhile leaves
    -- a trace. `once`: rather not arrive than arrive twice, so that such a letter ends as unknown and a person decides.
    html               text        not null default '',
    leave              text        not null default '',
    once               boolean     not null default false,
    sending_at         timestamptz,
    unknown_at         timestamptz,
    -- In which a letter is written: a page that shows it, and the program of who gets it, read it in that language.
    lang               text        not null check (lang ~ '^[a-z]{2}$'),
    -- What a person waits for at her screen leaves beside the others, not behind them; and what became of a letter is told
    -- after it was written down, again and again until who listens has heard it.
    awaited            boolean     not null default false,
    untold             text        check (untold in ('GONE', 'REFUSED', 'GIVEN_UP', 'UNKNOWN'))
);
create index mail_letter_sending on mail_letter (sending_at) where sending_at is not null;
create index mail_letter_waiting on mail_letter (awaited, worthless_after_at, next_try_at)
    where sent_at is null and given_up_at is null and unknown_at is null;
create index mail_letter_untold on mail_letter (network) where untold is not null;

-- How many letters an address got within the hour: a mailbox is not filled by the requests of strangers.
create index mail_letter_recipient on mail_letter (network, recipient, posted_at);

-- The journal is only ever added to. Each entry holds the hash of the one before it, so that a change made behind the
-- application's back shows. It names nobody: an actor is the id of an account (null: the system itself).
create table journal_entry (
    network     text        not null,
    number      bigint      not null check (number > 0),
    recorded_at timestamptz not null,
    actor       uuid,
    act         text        not null check (act ~ '^[a-z]+(\.[a-z_]+)+$'),
    subject     text        not null,
    detail      jsonb       not null,
    previous    bytea       not null check (length(previous) = 32),
    hash        bytea       not null check (length(hash) = 32),
    -- What the law makes us erase goes from an entry, and shows: its act, its moment and its hash stay.
    erased_at   timestamptz,
    primary key (network, number)
);
create index journal_entry_subject on journal_entry (network, subject, number);
create index journal_entry_act on journal_entry (network, act, number);

create function journal_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if retention_forgets() and old.erased_at is null and new.erased_at is not null
            and (new.network, new.number, new.recorded_at, new.act, new.previous, new.hash)
              = (old.network, old.number, old.recorded_at, old.act, old.previous, old.hash)
            and new.actor is null and new.subject = '' and new.detail = '{}'::jsonb then
            return new;
        end if;
    end if;
    raise exception 'the journal is only added to: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger journal_entry_kept before update or delete on journal_entry
    for each row execute function journal_refuse();
create trigger journal_entry_whole before truncate on journal_entry
    for each statement execute function journal_refuse();

-- Is the process alive that drew this number? It holds an advisory lock of that number on a connection of its own, which
-- PostgreSQL drops with the connection, however the process ends.
create function db_present(process bigint) returns boolean language sql volatile as $$
    select exists (
        select from pg_locks
        where locktype = 'advisory' and granted and objsubid = 1
          and database = (select oid from pg_database where datname = current_database())
          and ((classid::bigint << 32) | objid::bigint) = process)
$$;

-- Secret links of one purpose, for people without an account. The secret itself is kept nowhere.
create table links_link (
    network    text        not null,
    id         uuid        not null,
    hash       bytea       not null,
    purpose    text        not null,
    subject    text        not null,
    person     uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at),
    used_at    timestamptz,
    revoked_at timestamptz,
    -- What a person without an account is called, and from when on her link opens, if not at once.
    name       text        check (length(name) <= 200),
    opens_at   timestamptz check (opens_at < expires_at),
    primary key (network, id),
    unique (network, hash)
);
create index on links_link (network, purpose, subject);
create index on links_link (expires_at);

-- What was given to somebody is found by her.
create index on links_link (network, person) where person is not null;

-- Slots with seats, and who takes them. Who they are stands apart, so that a person is forgotten by dropping one row.
create table bookings_slot (
    network       text        not null,
    id            uuid        not null,
    kind          text        not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
    owner         text        not null,
    title         text        not null,
    place         text        not null,
    path          text        not null check (path ~ '^/'),
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    seats         integer     not null check (seats between 1 and 100000),
    queue         integer     not null check (queue between 0 and 100000),
    listed        boolean     not null,
    changes       integer     not null default 0,
    called_off_at timestamptz,
    primary key (network, id),
    check (ends_at > starts_at)
);
create index bookings_slot_owner on bookings_slot (network, kind, owner, starts_at);
create index bookings_slot_starts on bookings_slot (network, starts_at);

create table bookings_booking (
    network     text        not null,
    id          uuid        not null,
    slot        uuid        not null,
    number      bigint      generated always as identity,
    recorded_at timestamptz not null,
    state       text        not null check (state in ('seated', 'waiting', 'cancelled')),
    person      uuid,
    lang        text        not null check (lang ~ '^[a-z]{2}$'),
    wants       text[]      not null,
    came        boolean,
    reminded_at timestamptz,
    primary key (network, id),
    foreign key (network, slot) references bookings_slot (network, id)
);
create index bookings_booking_slot on bookings_booking (network, slot, state, number);
create index bookings_booking_person on bookings_booking (network, person) where person is not null;

create table bookings_person (
    network text not null,
    booking uuid not null,
    slot    uuid not null,
    name    text not null,
    mail    text,
    phone   text,
    primary key (network, booking),
    foreign key (network, booking) references bookings_booking (network, id)
);
create index bookings_person_mail on bookings_person (network, slot, mail) where mail is not null;

-- Files that people bring: the bytes once, by their hash; and each time they were given, by whom, to what they belong.
create table files_content (
    network text  not null,
    hash    bytea not null check (length(hash) = 32),
    bytes   bytea not null,
    primary key (network, hash)
);

create table files_file (
    network     text        not null,
    id          uuid        not null,
    kind        text        not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
    owner       text        not null,
    name        text        not null,
    type        text        not null,
    size        integer     not null check (size > 0),
    hash        bytea       not null,
    recorded_at timestamptz not null,
    primary key (network, id),
    foreign key (network, hash) references files_content (network, hash)
);
create index files_file_owner on files_file (network, kind, owner, recorded_at);
create index files_file_hash on files_file (network, hash);

-- What each round of forgetting took away: counts, never whom.
create table datadeletion_round (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    day         date        not null,
    recorded_at timestamptz not null,
    -- who asked for it; nothing: the night
    actor       uuid,
    primary key (network, number)
);

-- Several processes, one round a night.
create unique index datadeletion_round_night on datadeletion_round (network, day) where actor is null;

create table datadeletion_gone (
    network   text        not null,
    round     bigint      not null,
    rule      text        not null,
    before_at timestamptz not null,
    rows      int         not null check (rows >= 0),
    trouble   text        not null default '',
    primary key (network, round, rule),
    foreign key (network, round) references datadeletion_round
);
create trigger keep_history before update or delete or truncate on datadeletion_round
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on datadeletion_gone
    for each statement execute function keep_history();

-- History is only added to, but for what the law says to forget: the round alone says so, for its transaction alone.
create function retention_forgets() returns boolean language sql stable as $$
    select coalesce(current_setting('ta.forgetting', true), '') = 'on'
$$;

-- Who one is, besides the link of a letter: providers of OpenID Connect, passkeys, roles lent for a time.
-- The same person at a provider, as it names her: never found by her address.
create table openid_link (
    network   text        not null references identity_network,
    provider  text        not null check (length(provider) between 1 and 40),
    idp       text        not null check (length(idp) <= 200),
    sub       text        not null check (length(sub) between 1 and 400),
    account   uuid        not null references identity_account,
    linked_at timestamptz not null,
    primary key (network, provider, idp, sub)
);
create index openid_link_account on openid_link (account);

create table passkeys_key (
    network      text        not null references identity_network,
    id           uuid        primary key,
    account      uuid        not null references identity_account,
    credential   bytea       not null check (length(credential) between 1 and 1023),
    record       bytea       not null,
    counter      bigint      not null,
    label        text        not null check (length(label) between 1 and 60),
    made_at      timestamptz not null,
    last_used_at timestamptz,
    unique (network, credential)
);
create index passkeys_key_account on passkeys_key (account);

-- The journal as a tree that outsiders check: its complete nodes, what was signed of it, and who countersigned.
create table publicjournal_node (
    network text   not null references identity_network,
    level   int    not null check (level between 0 and 62),
    at      bigint not null check (at >= 0),
    hash    bytea  not null check (length(hash) = 32),
    primary key (network, level, at)
);

create table publicjournal_checkpoint (
    network   text        not null references identity_network,
    size      bigint      not null check (size >= 0),
    root      bytea       not null check (length(root) = 32),
    note      text        not null,
    signed_at timestamptz not null,
    primary key (network, size)
);

create table publicjournal_cosignature (
    network     text        not null references identity_network,
    size        bigint      not null,
    witness     text        not null,
    line        text        not null,
    recorded_at timestamptz not null,
    primary key (network, size, witness),
    foreign key (network, size) references publicjournal_checkpoint
);

-- What we countersigned of the journals of others: the last size and root of each, so that none shows us two pasts.
create table publicjournal_witnessed (
    network     text        not null references identity_network,
    origin      text        not null,
    size        bigint      not null,
    root        bytea       not null check (length(root) = 32),
    note        text        not null,
    recorded_at timestamptz not null,
    primary key (network, origin)
);

-- What people who need no account say is wrong: of a place, of who holds a badge. Each step a row.
create table feedback_remark (
    network     text        not null,
    -- drawn for the form: sent twice it is one remark, and a person who has it may follow hers
    id          uuid        not null,
    kind        text        not null check (kind ~ '^[a-z]+$'),
    -- what it is about, as the room of its kind writes it; empty when that is nothing known
    subject     text        not null,
    recorded_at timestamptz not null,
    topic       text        not null,
    message     text        not null check (length(message) between 1 and 2000),
    -- name → value: what the page, or the card, showed then
    shown       jsonb       not null default '{}',
    lang        text        not null default 'fr' check (lang in ('fr', 'en')),
    primary key (network, id)
);
create index on feedback_remark (network, kind, recorded_at);
create index on feedback_remark (network, kind, subject, recorded_at);

-- How to reach who wrote it: apart, so that it can be forgotten while the remark stays.
create table feedback_contact (
    network text not null,
    remark  uuid not null,
    contact text not null check (length(contact) between 1 and 200),
    primary key (network, remark),
    foreign key (network, remark) references feedback_remark
);

create table feedback_step (
    network     text        not null,
    number      bigint      not null generated always as identity,
    remark      uuid        not null,
    recorded_at timestamptz not null,
    act         text        not null check (act in ('RECEIVED', 'TAKEN', 'ANSWERED')),
    -- what the person is who takes the step
    role        text        not null check (role ~ '^[A-Z]+$'),
    actor       uuid,
    comment     text        not null default '',
    mailed      boolean     not null default false,
    primary key (network, number),
    foreign key (network, remark) references feedback_remark,
    check (act = 'ANSWERED' or comment = '')
);

-- Answered once, by two at the same moment too.
create unique index feedback_step_once on feedback_step (network, remark, act);
create trigger keep_history before update or delete or truncate on feedback_step
    for each statement execute function keep_history();

-- When each job runs next, and which process runs it now: the table of db-scheduler under our name. It has no network,
-- for a process picks the jobs of all territories that it serves; the name of the job says whose it is.
create table jobs_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on jobs_task (execution_time);
create index on jobs_task (last_heartbeat);

-- What failed and has not succeeded since: an item of a job, or the job itself (item '').
create table jobs_failure (
    -- '' is the whole installation
    network         text        not null,
    job             text        not null,
    item            text        not null,
    first_failed_at timestamptz not null,
    last_failed_at  timestamptz not null,
    tries           int         not null check (tries > 0),
    -- none: put aside until somebody asks for it again
    next_try_at     timestamptz,
    error           text        not null,
    primary key (network, job, item)
);

-- Which installation this database is, drawn once and found again in each of its backups; and up to which line of the
-- file of lasting acts, beside the backups, it holds all that was done. A database that was brought back knows an earlier
-- line than the file: what stands after it is done again.
create table restoration_mark (
    only_one     boolean     primary key default true check (only_one),
    installation uuid        not null default gen_random_uuid(),
    mark         uuid,
    marked_at    timestamptz
);
insert into restoration_mark default values;

-- What was announced once. `subject` is the id of a label's life, a mandate, an order or an interview: no foreign key, for
-- they stand in tables of several packages.
create table notices_notice (
    network text        not null references identity_network,
    subject uuid        not null,
    what    text        not null,
    told_at timestamptz not null,
    primary key (network, subject, what)
);
