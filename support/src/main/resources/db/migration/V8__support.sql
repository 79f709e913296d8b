-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- Referrals: state, sender, shared data, and every step, which is never rewritten.
create table referrals_referral (
    network        text        not null,
    id             uuid        not null,
    -- the code on the person's sheet
    code           text        not null,
    place          uuid        not null,
    -- the account of a recognised helper; null: anyone responsible for the place
    helper         uuid,
    urgent         boolean     not null,
    previous       uuid,
    hand_over      int         not null check (hand_over >= 1),
    sender         uuid,
    lang           text        not null check (lang in ('fr', 'en')),
    made_at        timestamptz not null,
    -- derived from the steps: stored for lists
    state          text        not null check (state ~ '^[A-Z]+(_[A-Z]+)*$'),
    under_way      boolean     not null generated always as (state not in ('DRAFTED', 'HANDED_ON', 'WITHDRAWN', 'CLOSED')) stored,
    moved_at       timestamptz not null,
    appointment_at timestamptz,
    reminded       boolean     not null default false,
    escalated      boolean     not null default false,
    due_at         timestamptz,
    primary key (network, id),
    unique (network, code),
    foreign key (network, previous) references referrals_referral
);
create index on referrals_referral (network, due_at) where due_at is not null;
create index on referrals_referral (network, moved_at) where escalated;
create index on referrals_referral (network, place, moved_at);
create index on referrals_referral (network, helper, moved_at) where helper is not null;
create index on referrals_referral (network, sender, moved_at) where sender is not null;
create index on referrals_referral (network, appointment_at) where appointment_at is not null;
create index on referrals_referral (network, previous) where previous is not null;

-- The sender and their address: separate, so that they can be deleted while the referral stays.
create table referrals_sender (
    network  text not null,
    referral uuid not null,
    name     text not null check (length(name) <= 120),
    mail     text not null check (length(mail) <= 254),
    primary key (network, referral),
    foreign key (network, referral) references referrals_referral
);

-- The shared data, field by field, as the person agreed. Deleted when the agreement is withdrawn, or after a period.
create table referrals_passed (
    network  text not null,
    referral uuid not null,
    field    text not null check (field ~ '^[A-Z]+(_[A-Z]+)*$'),
    value    text not null check (length(value) between 1 and 1000),
    primary key (network, referral, field),
    foreign key (network, referral) references referrals_referral
);

-- One row per step.
create table referrals_step (
    network     text        not null,
    referral    uuid        not null,
    number      int         not null,
    move        text        not null check (move ~ '^[A-Z]+(_[A-Z]+)*$'),
    recorded_at timestamptz not null,
    who         text        not null check (who in ('SENDER', 'RECEIVER', 'PERSON', 'COORDINATION', 'CLOCK')),
    account     uuid,
    -- from a closed list, by the kind of move
    reason      text        not null default '' check (reason ~ '^[a-z-]*$'),
    comment     text        not null default '' check (length(comment) <= 1000),
    -- of an appointment
    day_at      timestamptz,
    primary key (network, referral, number),
    foreign key (network, referral) references referrals_referral
);

-- The desk lists open ones, most urgent first: the index avoids sorting a year of rows.
create index on referrals_referral (network, escalated desc, urgent desc, moved_at, id)
    where under_way;

-- Opinions about the help. Nothing links an answer to a person, nor a slip to an answer. A printed slip: its code
-- opens three questions, once. Only the hash of the code is stored.
create table outcomes_slip (
    network text        not null,
    hash    bytea       not null,
    place   uuid,
    -- the account of the helper, if the slips are theirs
    helper  uuid,
    made_at timestamptz not null,
    slot    uuid,
    primary key (network, hash),
    check ((place is null) <> (slot is null))
);
create index on outcomes_slip (network, made_at);

-- Used codes, of slips and of referrals: a code works once.
create table outcomes_spent (
    network text  not null,
    hash    bytea not null,
    week    date  not null,
    primary key (network, hash)
);

-- Counted in groups of five: an answer waits, per place and per helper, until four others exist.
create table outcomes_answer (
    network        text    not null,
    id             uuid    not null,
    week           date    not null,
    place          uuid,
    helper         uuid,
    channel        text    not null check (channel in ('SELF', 'PHONE')),
    solved         text    not null check (solved in ('YES', 'PARTLY', 'NO')),
    alone          text    not null check (alone in ('YES', 'PARTLY', 'NO')),
    respected      text    not null check (respected in ('YES', 'PARTLY', 'NO')),
    place_counted  boolean not null default false,
    helper_counted boolean not null default false,
    slot           uuid,
    slot_counted   boolean not null default false,
    primary key (network, id),
    check ((place is null) <> (slot is null))
);
create index on outcomes_answer (network, place) where not place_counted;
create index on outcomes_answer (network, helper) where helper is not null;

-- Free text, separate from the answer: masked, then reviewed before the place reads it.
create table outcomes_words (
    network     text not null,
    id          uuid not null,
    week        date not null,
    place       uuid,
    comment     text not null check (length(comment) between 1 and 600),
    screen      text not null default 'WAITING' check (screen in ('WAITING', 'SHOWN', 'HIDDEN')),
    screened_by uuid,
    slot        uuid,
    primary key (network, id),
    check ((place is null) <> (slot is null))
);
create index on outcomes_words (network, screen, week);

-- The desk of a place counts its answers on each view.
create index on outcomes_answer (network, place) where place_counted;
create index on outcomes_answer (network, slot) where slot is not null;

-- The desk of a place reads its own texts.
create index on outcomes_words (network, place, week) where screen = 'SHOWN';

-- The counts of each place and slot, updated with each count, so that a desk that lists them all does not count a
-- year of answers on each view.
create table outcomes_told (
    network   text    not null,
    about     uuid    not null,
    moment    boolean not null,
    people    int     not null,
    solved    int     not null,
    partly    int     not null,
    alone     int     not null,
    respected int     not null,
    primary key (network, about)
);

create function outcomes_tell(one outcomes_answer, times int) returns void language sql as $$
    insert into outcomes_told (network, about, moment, people, solved, partly, alone, respected)
    values (one.network, coalesce(one.place, one.slot), one.slot is not null, times,
            times * (one.solved = 'YES')::int, times * (one.solved = 'PARTLY')::int,
            times * (one.alone = 'YES')::int, times * (one.respected = 'YES')::int)
    on conflict (network, about) do update set
        people = outcomes_told.people + excluded.people, solved = outcomes_told.solved + excluded.solved,
        partly = outcomes_told.partly + excluded.partly, alone = outcomes_told.alone + excluded.alone,
        respected = outcomes_told.respected + excluded.respected
$$;

create function outcomes_tell() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and (old.place_counted or old.slot_counted) then
        perform outcomes_tell(old, -1);
    end if;
    if tg_op <> 'DELETE' and (new.place_counted or new.slot_counted) then
        perform outcomes_tell(new, 1);
    end if;
    return null;
end
$$;
create trigger outcomes_told after insert or update or delete on outcomes_answer
    for each row execute function outcomes_tell();

-- Printed sheets of slips, and those that await the coordination because their number is implausible.
create table outcomes_sheet (
    network    text        not null references identity_network,
    id         uuid        not null,
    account    uuid        not null,
    place      uuid,
    slot       uuid,
    own        boolean     not null default false,
    slips      int         not null check (slips > 0),
    state      text        not null check (state in ('PRINTED', 'ASKED', 'GRANTED', 'REFUSED')),
    made_at    timestamptz not null,
    decided_by uuid,
    primary key (network, id),
    check ((place is null) <> (slot is null)),
    check ((state in ('GRANTED', 'REFUSED')) = (decided_by is not null))
);
create index on outcomes_sheet (network, account, made_at);
create index on outcomes_sheet (network, slot) where slot is not null;

-- One open request per person and subject.
create unique index on outcomes_sheet (network, account, coalesce(place, slot)) where state = 'ASKED';

-- Choices after the ten questions: a count for all, and the answers of those who asked to save them.
create table diagnostic_choice (
    network  text not null,
    id       uuid not null,
    week     date not null,
    proposed text not null check (proposed in ('WITH', 'FOR', 'ALONE')),
    chosen   text not null check (chosen in ('WITH', 'FOR', 'ALONE')),
    primary key (network, id)
);
create index on diagnostic_choice (network, week);

-- Under a code that only the person holds; no name is stored.
create table diagnostic_kept (
    network     text        not null,
    id          uuid        not null,
    hash        bytea       not null,
    recorded_at timestamptz not null,
    chosen      text        not null check (chosen in ('WITH', 'FOR', 'ALONE')),
    answers     text        not null check (length(answers) <= 1000),
    comment     text        not null default '' check (length(comment) <= 500),
    primary key (network, id)
);
create index on diagnostic_kept (network, hash, recorded_at);

-- The log of acts of help. People helped are never named: a workshop is a head count, an act is a need, a mode, a
-- duration, a result. A row never changes: another row that references it corrects it.
create table activitylog_activity (
    network     text        not null references identity_network,
    -- drawn by the device: the same act sent twice is one row
    id          uuid        not null,
    helper      uuid        not null,
    kind        text        not null check (kind in ('individual', 'workshop')),
    recorded_at timestamptz not null,
    received_at timestamptz not null,
    -- the codes of the national diary
    themes      text[]      not null check (cardinality(themes) between 1 and 12),
    procedure   text,
    mode        text        check (mode in ('with', 'for', 'alone')),
    minutes     int         not null check (minutes between 1 and 1440),
    heads       int         not null check (heads between 1 and 500),
    spot        text        not null check (spot in ('place', 'home', 'remote', 'elsewhere')),
    place       uuid,
    gear        text[]      not null default '{}',
    outcome     text        check (outcome in ('solved', 'partly', 'not')),
    next        text        check (next in ('nothing', 'again', 'referral', 'workshop')),
    -- imported from a file of the national diary
    imported    boolean     not null default false,
    corrects    uuid,
    -- a correction that removes the other row without replacement
    struck      boolean     not null default false,
    -- The reason why an act did not solve the problem: from a closed list.
    obstacle    text        check (obstacle in ('site_down', 'site_hard', 'sign_in', 'identity', 'paper', 'language', 'gear', 'window', 'time',
        'other')),
    primary key (network, id),
    unique (network, corrects),
    foreign key (network, corrects) references activitylog_activity (network, id),
    check (kind = 'workshop' or heads = 1)
);
create index on activitylog_activity (network, helper, recorded_at desc);

-- Withdrawn within the day: the act is deleted, its id stays so that a telephone that sends it again does not restore
-- it.
create table activitylog_undone (
    network     text        not null references identity_network,
    id          uuid        not null,
    helper      uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, id)
);

-- The usual place of each helper.
create table activitylog_usual (
    network text not null references identity_network,
    helper  uuid not null,
    place   uuid not null,
    primary key (network, helper)
);

-- The desk of a place shows the latest acts.
create index on activitylog_activity (network, place, recorded_at desc) where place is not null;

-- The notebook that a person agreed to keep. Their data is encrypted in notebook_entry; the key of each notebook,
-- wrapped under the installation's secret, is in notebook_key: deleting its row erases the notebook. Backups of
-- notebook_key live no longer than the period of erasure.
create table notebook_notebook (
    network      text        not null references identity_network,
    id           uuid        not null,
    -- keyed digests of the code and of the PIN on the paper card; null once erased
    code         bytea,
    pin          bytea,
    made_at      timestamptz not null,
    made_by      uuid        not null,
    last_used_at timestamptz not null,
    erased_at    timestamptz,
    primary key (network, id),
    unique (network, code),
    check ((code is null) = (pin is null)),
    check (erased_at is null or code is null)
);

create table notebook_key (
    network  text  not null,
    notebook uuid  not null,
    wrapped  bytea not null,
    primary key (network, notebook),
    foreign key (network, notebook) references notebook_notebook (network, id)
);

create table notebook_entry (
    network     text        not null,
    id          uuid        not null,
    notebook    uuid        not null,
    kind        text        not null check (kind in ('name', 'reach', 'goal', 'step', 'paper')),
    sealed      bytea       not null,
    recorded_at timestamptz not null,
    -- null: the person
    actor       uuid,
    -- corrected or removed
    ended_at    timestamptz,
    primary key (network, id),
    foreign key (network, notebook) references notebook_notebook (network, id)
);
create index on notebook_entry (network, notebook);

-- Each consent and each withdrawal is a row.
create table notebook_consent (
    network     text        not null,
    notebook    uuid        not null,
    number      int         not null,
    purpose     text        not null,
    basis       text        not null check (basis in ('consent')),
    given       boolean     not null,
    way         text        not null check (way in ('screen', 'paper', 'voice')),
    -- for a minor under fifteen: a holder of parental authority agreed too
    parent      boolean     not null default false,
    recorded_at timestamptz not null,
    -- the author; null: the person
    actor       uuid,
    primary key (network, notebook, number),
    foreign key (network, notebook) references notebook_notebook (network, id)
);

-- Open visits: a helper by account, the person by a secret in the browser.
create table notebook_visit (
    network   text        not null,
    id        uuid        not null,
    notebook  uuid        not null,
    helper    uuid,
    secret    bytea,
    why       text        not null,
    opened_at timestamptz not null,
    ends_at   timestamptz not null,
    primary key (network, id),
    foreign key (network, notebook) references notebook_notebook (network, id),
    check ((helper is null) <> (secret is null))
);
create index on notebook_visit (network, helper, ends_at);
create index on notebook_visit (network, secret);

-- Every reading and every writing, shown to the person.
create table notebook_log (
    network     text        not null,
    notebook    uuid        not null,
    number      bigint      generated always as identity,
    recorded_at timestamptz not null,
    actor       uuid,
    act         text        not null,
    why         text        not null,
    primary key (network, notebook, number),
    foreign key (network, notebook) references notebook_notebook (network, id)
);

-- Wrong tries, by the digest of the typed code, whether the notebook exists or not.
create table notebook_try (
    network     text        not null references identity_network,
    code        bytea       not null,
    recorded_at timestamptz not null
);
create index on notebook_try (network, code, recorded_at);

-- Acts of help recorded in a notebook on the person's request: the only link from an act to a person.
create table notebook_act (
    network  text not null,
    notebook uuid not null,
    act      uuid not null,
    primary key (network, notebook, act),
    foreign key (network, notebook) references notebook_notebook (network, id)
);
create index on notebook_act (network, act);

-- Items linked to a notebook on the person's request (a booklet of vouchers): the only link to a person; the module
-- that handed it over stores no personal data.
create table notebook_thing (
    network  text not null,
    notebook uuid not null,
    thing    uuid not null,
    primary key (network, notebook, thing),
    foreign key (network, notebook) references notebook_notebook (network, id)
);
create index on notebook_thing (network, thing);

-- The place of the network of a slot; a slot without a row has a free-text location.
create table appointments_at (
    network text not null references identity_network,
    slot    uuid not null,
    place   uuid not null,
    primary key (network, slot)
);
create index on appointments_at (network, place);

-- The place, or the coordination for it, confirmed that a helper receives there: before that, the helper's slots at
-- that place are not public. Slots that are public today stay public.
create table appointments_host (
    network      text        not null references identity_network,
    account      uuid        not null,
    place        uuid        not null,
    confirmed_at timestamptz not null,
    -- a coordinator; null: the place itself, by its link
    confirmed_by uuid,
    primary key (network, account, place)
);
