-- Who looks after which sheet, what they are asked, and the links that open it.

-- Names somebody. Dropping the row forgets them: everything else knows the id alone.
create table care_person (
    network    text        not null,
    id         uuid        not null,
    mail       text        not null check (mail = lower(mail) and length(mail) <= 254),
    name       text        not null check (length(name) <= 120 and name !~ '[[:cntrl:]]'),
    lang       text        not null default 'fr' check (lang in ('fr', 'en')),
    created    timestamptz not null,
    -- the mail server refuses this address, or a letter came back
    bounced_at timestamptz,
    primary key (network, id),
    unique (network, mail)
);

-- « Charge » — chosen by a coordinator; a place without any is asked at the address of its sheet.
create table care_charge (
    network  text        not null,
    place    uuid        not null,
    person   uuid        not null,
    since    timestamptz not null,
    since_by uuid        not null,
    until    timestamptz,
    primary key (network, place, person, since)
);
create unique index on care_charge (network, place, person) where until is null;
create index on care_charge (network, person) where until is null;

-- Whom nobody writes to any more: who asked for it, and who was forgotten. The SHA-256 of network and address.
create table care_silence (
    network text        not null,
    hash    bytea       not null check (length(hash) = 32),
    since   timestamptz not null,
    reason  text        not null check (reason in ('ASKED', 'FORGOTTEN')),
    primary key (network, hash)
);

-- « Demande » — is this sheet right? One at a time for a place.
create table care_ask (
    network     text        not null,
    id          uuid        not null,
    place       uuid        not null,
    opened      timestamptz not null,
    why         text        not null check (why in ('STALE', 'REPORT', 'HAND')),
    state       text        not null check (state in ('OPEN', 'HANDED', 'DONE')),
    letters     int         not null default 0 check (letters >= 0),
    last_letter timestamptz,
    -- why a person of the network has to look
    handed_at   timestamptz,
    handed_why  text check (handed_why in ('UNANSWERED', 'NOBODY', 'REFUSED', 'STOPPED', 'MOVED')),
    done_at     timestamptz,
    outcome     text check (outcome in ('CONFIRMED', 'CORRECTED', 'ANSWERED', 'CLOSED', 'FRESH')),
    primary key (network, id),
    check ((state = 'HANDED') = (handed_why is not null)),
    check ((state = 'DONE') = (outcome is not null))
);
create unique index on care_ask (network, place) where state <> 'DONE';
create index on care_ask (network, state);

-- A link is known to its letter only: here is its SHA-256. One opens one sheet, or stops the letters.
create table care_link (
    network  text        not null,
    hash     bytea       primary key check (length(hash) = 32),
    purpose  text        not null check (purpose in ('CARE', 'STOP')),
    letter   uuid        not null,
    person   uuid        not null,
    ask      uuid,
    created  timestamptz not null,
    expires  timestamptz not null,
    used     timestamptz,
    replaced timestamptz,
    foreign key (network, letter) references care_letter,
    foreign key (network, ask) references care_ask,
    check ((purpose = 'CARE') = (ask is not null))
);
create index on care_link (network, ask);
create index on care_link (network, letter);
create index on care_letter (network, person, at) where person is not null;

-- Whether the network writes to its places: off until a coordinator says so. And the claim of a round: one process at
-- a time.
create table care_network (
    network       text primary key,
    letters       boolean     not null default false,
    letters_since timestamptz,
    letters_by    uuid,
    claimed_until timestamptz not null default '-infinity',
    last_round    timestamptz
);

-- What people of the network did for the sheets before the room existed counts as well.
insert into care_step (network, at, place, act, who, actor, detail)
select network, at, place, case act when 'confirmed' then 'CONFIRMED' else 'CORRECTED' end, 'COORDINATOR', actor,
       coalesce((select string_agg(field, ' ') from jsonb_object_keys(fields) as field), '')
from places_change where actor is not null order by n;
