-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- History is append-only.
create function keep_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;

-- Accounts and outgoing letters.
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
    -- The language of the last sign-in: letters use it.
    lang                 text        check (lang in ('fr', 'en')),
    -- A closed account is anonymised after a while: the row stays, so that ids remain valid, without a name.
    forgotten_at         timestamptz check (forgotten_at is null or closed_at is not null),
    last_in_at           timestamptz,
    warned_at            timestamptz,
    -- Start as a coordinator by the approval of others; null: by the installation.
    coordinator_since_at timestamptz,
    -- The account of a person who registered has no right before its acceptance by the network.
    accepted_at          timestamptz,
    accepted_by          uuid,
    constraint identity_account_role_check check (role in ('COORDINATOR', 'HELPER', 'FUNDER', 'NEWCOMER')),
    constraint identity_account_newcomer check (role <> 'NEWCOMER' or accepted_at is null)
);

-- One open account per address and network; a person who left may come back under the same address.
create unique index identity_account_mail on identity_account (network, mail) where closed_at is null;

-- A request for a link. Written whether the address is known or not: the answer takes the same time for both, and the
-- limits count these rows. Deleted after a day.
create table identity_request (
    network      text        not null references identity_network,
    id           bigint      generated always as identity primary key,
    mail         text        not null,
    client       text        not null,
    lang         text        not null,
    return_to    text        not null,
    requested_at timestamptz not null,
    handled_at   timestamptz,
    -- A registration: the account is opened only when the link sent by mail is used, so that nobody opens one under
    -- another's address.
    newcomer     text
);
create index identity_request_waiting on identity_request (requested_at) where handled_at is null;
create index identity_request_mail on identity_request (network, mail, requested_at);
create index identity_request_client on identity_request (client, requested_at);

-- Only the letter holds the link itself: here is its SHA-256.
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

-- A delegated role with an end date: one row for each grant, with the moment of its revocation.
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

-- Proposals of coordinators: another coordinator, or the installation, approves them.
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
    -- The principal name of Spring Security is the id of the account.
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

-- Outgoing letters. The text is emptied once the letter is sent, since it may hold a sign-in link; in demo mode,
-- where nothing is sent, it stays for the local page.
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
    -- A letter is marked before it is handed over, in a transaction of its own: a process that dies meanwhile leaves
    -- a trace. `once`: it must not arrive twice, so such a letter ends as unknown and a person decides.
    html               text        not null default '',
    leave              text        not null default '',
    once               boolean     not null default false,
    sending_at         timestamptz,
    unknown_at         timestamptz,
    -- The language of the letter: for the page that shows it, and the recipient's program.
    lang               text        not null check (lang ~ '^[a-z]{2}$'),
    -- A letter awaited at the screen has its own lane; the final state of a letter is published after it was stored,
    -- with retries until the listeners succeed.
    awaited            boolean     not null default false,
    untold             text        check (untold in ('GONE', 'REFUSED', 'GIVEN_UP', 'UNKNOWN'))
);
create index mail_letter_sending on mail_letter (sending_at) where sending_at is not null;
create index mail_letter_waiting on mail_letter (awaited, worthless_after_at, next_try_at)
    where sent_at is null and given_up_at is null and unknown_at is null;
create index mail_letter_untold on mail_letter (network) where untold is not null;

-- Counts the letters to an address within the hour, so that strangers' requests do not flood a mailbox.
create index mail_letter_recipient on mail_letter (network, recipient, posted_at);

-- The journal is append-only. Each entry holds the hash of the previous one, so that a change outside of the
-- application is detected. It names nobody: an actor is the id of an account (null: the system).
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
    -- The content of an entry erased by law; its act, its moment and its hash stay.
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

-- Whether the process with this number is alive. It holds an advisory lock of that number on a connection of its own,
-- which PostgreSQL releases with the connection, however the process ends.
create function db_present(process bigint) returns boolean language sql volatile as $$
    select exists (
        select from pg_locks
        where locktype = 'advisory' and granted and objsubid = 1
          and database = (select oid from pg_database where datname = current_database())
          and ((classid::bigint << 32) | objid::bigint) = process)
$$;

-- Secret links of one purpose, for people without an account. The secret itself is not stored.
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
    -- The name of a person without an account, and the start of validity of the link, if not at once.
    name       text        check (length(name) <= 200),
    opens_at   timestamptz check (opens_at < expires_at),
    primary key (network, id),
    unique (network, hash)
);
create index on links_link (network, purpose, subject);
create index on links_link (expires_at);

-- Finds the links of a person.
create index on links_link (network, person) where person is not null;

-- Slots with seats, and their bookings. Identities are stored apart, so that a person is forgotten by deleting one
-- row.
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

-- Uploaded files: the bytes once, by their hash; and each upload, its author and its owner.
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

-- The result of each deletion job: counts only.
create table datadeletion_round (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    day         date        not null,
    recorded_at timestamptz not null,
    -- the person who started it; null: the nightly job
    actor       uuid,
    primary key (network, number)
);

-- Several processes, one job a night.
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

-- History is append-only, except for deletions required by law: only the deletion job enables them, for its own
-- transaction.
create function retention_forgets() returns boolean language sql stable as $$
    select coalesce(current_setting('ta.forgetting', true), '') = 'on'
$$;

-- Other means of identification than a mail link: providers of OpenID Connect, passkeys, delegated roles. A person is
-- identified by the provider's subject, never by the mail address.
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

-- The journal as a tree for external verification: its complete nodes, signed checkpoints, and countersignatures.
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

-- Countersigned checkpoints of other journals: the last size and root of each, to detect a rewritten history.
create table publicjournal_witnessed (
    network     text        not null references identity_network,
    origin      text        not null,
    size        bigint      not null,
    root        bytea       not null check (length(root) = 32),
    note        text        not null,
    recorded_at timestamptz not null,
    primary key (network, origin)
);

-- Errors reported by people without an account, about a place or the holder of a badge. Each step is a row.
create table feedback_remark (
    network     text        not null,
    -- drawn for the form: sent twice it is one remark, and its holder can follow the remark
    id          uuid        not null,
    kind        text        not null check (kind ~ '^[a-z]+$'),
    -- the subject, as written by the package of its kind; empty when unknown
    subject     text        not null,
    recorded_at timestamptz not null,
    topic       text        not null,
    message     text        not null check (length(message) between 1 and 2000),
    -- name → value: the content of the page or the card at that time
    shown       jsonb       not null default '{}',
    lang        text        not null default 'fr' check (lang in ('fr', 'en')),
    primary key (network, id)
);
create index on feedback_remark (network, kind, recorded_at);
create index on feedback_remark (network, kind, subject, recorded_at);

-- The contact of the author: apart, so that it can be deleted while the remark stays.
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
    -- role of the person who takes the step
    role        text        not null check (role ~ '^[A-Z]+$'),
    actor       uuid,
    comment     text        not null default '',
    mailed      boolean     not null default false,
    primary key (network, number),
    foreign key (network, remark) references feedback_remark,
    check (act = 'ANSWERED' or comment = '')
);

-- Answered once, even by two people at the same moment.
create unique index feedback_step_once on feedback_step (network, remark, act);
create trigger keep_history before update or delete or truncate on feedback_step
    for each statement execute function keep_history();

-- The next run of each job, and the process that runs it now: the table of db-scheduler under our name. It has no
-- network, because a process picks the jobs of all its tenants; the name of the job contains the tenant.
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

-- Failures without a success since: of an item of a job, or of the job itself (item '').
create table jobs_failure (
    -- '' is the whole installation
    network         text        not null,
    job             text        not null,
    item            text        not null,
    first_failed_at timestamptz not null,
    last_failed_at  timestamptz not null,
    tries           int         not null check (tries > 0),
    -- null: suspended until the operator retries it
    next_try_at     timestamptz,
    error           text        not null,
    primary key (network, job, item)
);

-- The identity of this installation, drawn once and kept in each of its backups; and the last line of the file of
-- lasting acts, beside the backups, whose earlier acts are all in this database. A restored database holds an earlier
-- line than the file: the acts after it are repeated.
create table restoration_mark (
    only_one     boolean     primary key default true check (only_one),
    installation uuid        not null default gen_random_uuid(),
    mark         uuid,
    marked_at    timestamptz
);
insert into restoration_mark default values;

-- Announcements made once. `subject` is the id of a label's life, a mandate, an order or an interview: no foreign
-- key, because these are in tables of several packages.
create table notices_notice (
    network text        not null references identity_network,
    subject uuid        not null,
    what    text        not null,
    told_at timestamptz not null,
    primary key (network, subject, what)
);
