-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- Proof: the keys that sign the badges of a network.
create table badges_key (
    network             text        not null,
    number              bigint      not null generated always as identity,
    -- the public half, z6Mk…
    public              text        not null check (public ~ '^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$'),
    -- the private half under the secret of the installation; null once retired, so that it never signs again
    sealed              bytea,
    created_at          timestamptz not null,
    retired_at          timestamptz,
    -- A leaked key: its signatures from then on are not trusted, and valid badges are signed again with another.
    distrusted_since_at timestamptz,
    distrusted_at       timestamptz,
    primary key (network, number),
    unique (network, public),
    check ((sealed is null) = (retired_at is not null)),
    check ((distrusted_since_at is null) = (distrusted_at is null)),
    check (distrusted_at is null or retired_at is not null)
);

-- A network signs with one key, however many processes start together.
create unique index badges_key_active on badges_key (network) where retired_at is null;

-- The secret of the installation may be replaced: the same private half is encrypted under another one, and nothing
-- else changes.
create function badges_key_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.network, new.number, new.public, new.created_at) = (old.network, old.number, old.public, old.created_at) then
        if old.retired_at is null and new.retired_at is null and new.distrusted_at is null and new.sealed is not null then
            return new;
        end if;
        if old.retired_at is null and new.retired_at is not null and new.distrusted_at is null then
            return new;
        end if;
        -- Once, or with an earlier moment.
        if new.retired_at = old.retired_at and new.distrusted_at is not null
           and (old.distrusted_at is null or new.distrusted_since_at < old.distrusted_since_at) then
            return new;
        end if;
    end if;
    raise exception 'badges_key: a key is retired once, distrusted once, and never forgotten';
end $$;
create trigger badges_key_is_kept before update or delete on badges_key
    for each row execute function badges_key_is_kept();

-- Proof: the recognised holders, the signed files, and every step, which nobody rewrites. The achievement as the
-- protocol stated it then: one version never has two contents.
create table badges_achievement (
    network     text    not null,
    protocol    text    not null,
    version     text    not null,
    profile     text    not null,
    place       boolean not null,
    name        text    not null,
    description text    not null,
    narrative   text    not null,
    primary key (network, protocol, version, profile)
);

-- A badge: its code, on the card, never changes. `closed` once withdrawn.
create table badges_badge (
    network    text        not null,
    code       text        not null check (code ~ '^[0-9a-hj-km-np-tv-z]{12}$'),
    place      uuid,
    account    uuid,
    protocol   text        not null,
    version    text        not null,
    profile    text        not null,
    -- [{"id": …, "text": …}]: the promises, word for word
    promises   jsonb       not null,
    created_at timestamptz not null,
    closed_at  timestamptz,
    primary key (network, code),
    foreign key (network, protocol, version, profile) references badges_achievement,
    check ((place is null) <> (account is null))
);
create unique index badges_badge_one on badges_badge (network, coalesce(place, account), profile) where closed_at is null;

-- The holder's name, apart so that it can be erased.
create table badges_holder (
    network   text not null,
    code      text not null,
    name      text not null check (name <> ''),
    mail_hash text not null default '',
    salt      text not null default '',
    primary key (network, code),
    foreign key (network, code) references badges_badge
);

-- The lists of states, each at the address that its badges name.
create table badges_list (
    network    text        not null,
    number     int         not null,
    site       text        not null,
    created_at timestamptz not null,
    primary key (network, number)
);

-- The signed files of a badge, one in force at most. A position in a list is used once.
create table badges_edition (
    network    text        not null,
    code       text        not null,
    number     int         not null,
    key        bigint      not null,
    list       int         not null,
    index      int         not null check (index between 0 and 131071),
    from_at    timestamptz not null,
    until_at   timestamptz not null check (until_at > from_at),
    document   text,
    revoked_at timestamptz,
    primary key (network, code, number),
    unique (network, list, index),
    foreign key (network, code) references badges_badge,
    foreign key (network, key) references badges_key,
    foreign key (network, list) references badges_list
);
create unique index badges_edition_in_force on badges_edition (network, code) where revoked_at is null;
create index badges_edition_revoked on badges_edition (network, list) where revoked_at is not null;

create function badges_edition_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then raise exception 'badges_edition: a place in a list of states never serves again'; end if;
    if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at
       or (new.network, new.code, new.number, new.key, new.list, new.index, new.from_at, new.until_at)
          is distinct from (old.network, old.code, old.number, old.key, old.list, old.index, old.from_at, old.until_at)
       or new.document is not null and new.document is distinct from old.document then
        raise exception 'badges_edition: a signed file is revoked once, or forgotten, never changed';
    end if;
    return new;
end $$;
create trigger badges_edition_is_kept before update or delete on badges_edition
    for each row execute function badges_edition_is_kept();

create table badges_step (
    network     text        not null,
    number      bigint      not null generated always as identity,
    code        text        not null,
    recorded_at timestamptz not null,
    act         text        not null,
    actor       uuid,
    -- the day of the decision, before its effect here
    decided     date        not null,
    reason      text        not null check (length(reason) between 1 and 500),
    edition     int         not null,
    primary key (network, number),
    foreign key (network, code, edition) references badges_edition,
    constraint badges_step_act_check check (act in ('ISSUED', 'SUSPENDED', 'RESTORED', 'RENEWED', 'WITHDRAWN', 'RESIGNED', 'RENAMED', 'FORGOTTEN'))
);
create index on badges_step (network, code, number);
create trigger keep_history before update or delete or truncate on badges_step
    for each statement execute function keep_history();

create table helpers_helper (
    network   text        not null references identity_network,
    id        uuid        not null,
    account   uuid        not null,
    opened_at timestamptz not null,
    primary key (network, id),
    unique (network, account)
);

-- The sequence of chosen profiles and communes: the last row counts.
create table helpers_profile (
    network      text        not null,
    number       bigint      not null generated always as identity,
    helper       uuid        not null,
    profile      text        not null,
    commune      text        not null check (commune ~ '^[0-9][0-9AB][0-9]{3}$'),
    recorded_at  timestamptz not null,
    -- The organisation in the helper's words, asked because peers come from other organisations; empty: no answer.
    organisation text        not null default '' check (length(organisation) <= 120),
    primary key (network, number),
    foreign key (network, helper) references helpers_helper
);
create index on helpers_profile (network, helper, number desc);

-- One row an answer: the last one to each commitment counts, and only for the text that has this hash.
create table helpers_signature (
    network     text        not null,
    number      bigint      not null generated always as identity,
    helper      uuid        not null,
    commitment  text        not null,
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    taken       boolean     not null,
    word        text        not null default '' check (length(word) <= 1000),
    protocol    text        not null,
    recorded_at timestamptz not null,
    -- A helper signs for themselves.
    signer      text        not null default '' check (length(signer) <= 200),
    actor       uuid,
    primary key (network, number),
    foreign key (network, helper) references helpers_helper,
    foreign key (network, protocol) references versions_protocol
);
create index on helpers_signature (network, helper, commitment, number desc);

create table helpers_step (
    network     text        not null,
    number      bigint      not null generated always as identity,
    helper      uuid        not null,
    recorded_at timestamptz not null,
    act         text        not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    actor       uuid,
    version     text        not null,
    detail      text        not null default '',
    primary key (network, number),
    foreign key (network, helper) references helpers_helper
);
create index on helpers_step (network, helper, number desc);
create trigger keep_history before update or delete or truncate on helpers_profile
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on helpers_signature
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on helpers_step
    for each statement execute function keep_history();

-- A person's level in a competence, with its proof. Of each kind of proof the last row counts; level 0 withdraws it.
create table helpers_level (
    network     text        not null,
    number      bigint      not null generated always as identity,
    helper      uuid        not null,
    competence  text        not null check (competence ~ '^[0-9][.][0-9]$'),
    level       int         not null check (level between 0 and 8),
    evidence    text        not null check (evidence in ('CERTIFICATION', 'PROFILE', 'ATTESTATION', 'DECLARATION')),
    since       date        not null,
    actor       uuid,
    recorded_at timestamptz not null,
    primary key (network, number),
    foreign key (network, helper) references helpers_helper
);
create index on helpers_level (network, helper, competence, evidence, number desc);
create trigger keep_history before update or delete or truncate on helpers_level
    for each statement execute function keep_history();

-- A coordinator's observations of a helper that the label asks for: hours of training, a diploma, how often they
-- helped. The last row of each fact counts.
create table helpers_fact (
    network     text        not null references identity_network,
    number      bigint      generated always as identity,
    helper      uuid        not null,
    fact        text        not null check (length(fact) <= 60),
    value       bigint      not null check (value between 0 and 1000000),
    on_day      date        not null,
    note        text        not null check (length(note) between 1 and 200),
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, number)
);
create index on helpers_fact (network, helper, fact, number desc);
create trigger keep_history before update or delete or truncate on helpers_fact
    for each statement execute function keep_history();

-- The sightings at a place, and the signatures for it. One row each time: the last one counts.
create table sitevisits_sighting (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    place       uuid        not null,
    fact        text        not null check (fact ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    -- yes is 1, no is 0
    value       bigint      not null check (value between 0 and 1000),
    on_day      date        not null,
    actor       uuid        not null,
    note        text        not null default '' check (length(note) <= 1000),
    recorded_at timestamptz not null,
    primary key (network, number)
);
create index on sitevisits_sighting (network, place, on_day desc, number desc);

create table sitevisits_signature (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    place       uuid        not null,
    commitment  text        not null,
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    taken       boolean     not null,
    signer      text        not null check (length(signer) between 1 and 200),
    -- the account that entered it from paper; null: by the link of a letter
    actor       uuid,
    protocol    text        not null,
    recorded_at timestamptz not null,
    word        text        not null default '' check (length(word) <= 1000),
    primary key (network, number),
    foreign key (network, protocol) references versions_protocol
);
create index on sitevisits_signature (network, place, commitment, number desc);
create trigger keep_history before update or delete or truncate on sitevisits_sighting
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on sitevisits_signature
    for each statement execute function keep_history();

-- The way of working by which a place is labelled: the steps, the participants, the changes and reasons. One row each
-- time.
create table sitevisits_stage (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    place       uuid        not null,
    stage       text        not null check (stage ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    done        date        not null,
    company     text        not null check (length(company) between 1 and 300),
    changed     text        not null default '' check (length(changed) <= 1000),
    why         text        not null default '' check (length(why) <= 1000),
    actor       uuid,
    recorded_at timestamptz not null,
    -- The welcome of a place as inhabitants rate it: how many were asked, how many dare to come in. Never by whom.
    asked       integer     not null default 0 check (asked between 0 and 999),
    dared       integer     not null default 0 check (dared between 0 and asked),
    -- Visits between peer places are reported by both. The team of a place reports its steps by a link, without an
    -- account. A step dated in the future is a plan.
    peer        uuid        check (peer <> place),
    teller      text        not null default '' check (length(teller) <= 160),
    primary key (network, number),
    constraint sitevisits_stage_told check (actor is not null or teller <> '')
);
create index on sitevisits_stage (network, place, done desc, number desc);
create trigger keep_history before update or delete or truncate on sitevisits_stage
    for each statement execute function keep_history();
create index on sitevisits_stage (network, peer) where peer is not null;

-- The people whom the committee names to report on places, and until when.
create table sitevisits_visitor (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    account     uuid        not null,
    recorded_at timestamptz not null,
    act         text        not null check (act in ('NAMED', 'RELEASED')),
    actor       uuid        not null,
    primary key (network, number)
);
create index on sitevisits_visitor (network, account, number desc);
create trigger keep_history before update or delete or truncate on sitevisits_visitor
    for each statement execute function keep_history();

-- The label: requests, decisions, and the history of each case. The committee, one row per arrival or departure: the
-- last one of an account counts.
create table recognition_seat (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    account     uuid        not null,
    recorded_at timestamptz not null,
    act         text        not null check (act in ('JOINED', 'LEFT')),
    actor       uuid        not null,
    primary key (network, number)
);
create index on recognition_seat (network, account, number desc);

-- One holder under one profile: a helper's file, or a place.
create table recognition_life (
    network   text        not null references identity_network,
    id        uuid        not null,
    helper    uuid,
    account   uuid,
    place     uuid,
    profile   text        not null,
    lang      text        not null check (lang in ('fr', 'en')),
    opened_at timestamptz not null,
    primary key (network, id),
    check ((helper is null) = (account is null) and (helper is null) <> (place is null))
);
create unique index recognition_life_one on recognition_life (network, coalesce(helper, place), profile);

-- The proposals to the committee; several may be open for one case, but never the same one twice.
create table recognition_proposal (
    network   text        not null,
    id        uuid        not null,
    life      uuid        not null,
    act       text        not null,
    -- the decision appealed against
    against   uuid,
    opened_at timestamptz not null,
    -- null: the job
    opened_by uuid,
    comment   text        not null default '' check (length(comment) <= 2000),
    version   text        not null,
    closed_at timestamptz,
    outcome   text        check (outcome in ('GRANTED', 'REFUSED', 'DROPPED')),
    -- The dossier at the time of the proposal, and the time at which each member read it.
    print     text        not null default '',
    primary key (network, id),
    foreign key (network, life) references recognition_life,
    foreign key (network, against) references recognition_proposal,
    check ((closed_at is null) = (outcome is null)),
    check ((act = 'APPEAL') = (against is not null)),
    constraint recognition_proposal_act_check check (act in ('RECOGNISE', 'RENEW', 'SUSPEND', 'STAY', 'LIFT', 'WITHDRAW', 'APPEAL'))
);
create unique index recognition_proposal_appealed_once on recognition_proposal (network, against) where against is not null;
create index on recognition_proposal (network, life, opened_at);

create function recognition_proposal_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.closed_at is null and new.closed_at is not null
           and (new.network, new.id, new.life, new.act, new.against, new.opened_at, new.opened_by, new.comment, new.version)
               is not distinct from
               (old.network, old.id, old.life, old.act, old.against, old.opened_at, old.opened_by, old.comment, old.version) then
            return new;
        end if;
    end if;
    raise exception 'recognition_proposal: a proposal is closed once, and never forgotten';
end $$;
create trigger recognition_proposal_is_kept before update or delete on recognition_proposal
    for each row execute function recognition_proposal_is_kept();

-- Each member signs alone and once, with a reason, under the rules that they read.
create table recognition_vote (
    network     text        not null,
    proposal    uuid        not null,
    member      uuid        not null,
    favourable  boolean     not null,
    reason      text        not null check (length(reason) between 1 and 2000),
    recorded_at timestamptz not null,
    version     text        not null,
    print       text        not null default '',
    primary key (network, proposal, member),
    foreign key (network, proposal) references recognition_proposal
);

-- Author, time, reason, and version of the rules.
create table recognition_step (
    network     text        not null,
    number      bigint      not null generated always as identity,
    life        uuid        not null,
    recorded_at timestamptz not null,
    act         text        not null check (act ~ '^[A-Z]+$'),
    -- null: the job
    actor       uuid,
    reason      text        not null default '',
    version     text        not null,
    proposal    uuid,
    -- for a recognition or renewal: its first and last day, and the number of its badge
    from_day    date,
    until_day   date,
    code        text        not null default '',
    primary key (network, number),
    foreign key (network, life) references recognition_life,
    foreign key (network, proposal) references recognition_proposal,
    check ((from_day is null) = (until_day is null) and (from_day is null) = (code = ''))
);
create index on recognition_step (network, life, number);
create trigger keep_history before update or delete or truncate on recognition_seat
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on recognition_vote
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on recognition_step
    for each statement execute function keep_history();
create index on recognition_life (network, place) where place is not null;
create unique index recognition_proposal_one on recognition_proposal (network, life, act)
    where closed_at is null and act <> 'APPEAL';

-- Proven levels: from files of Pix Orga, or seen on paper. The import of a file, and the result of its rows. The file
-- itself is not stored.
create table pix_file (
    network     text        not null references identity_network,
    id          uuid        not null,
    recorded_at timestamptz not null,
    actor       uuid        not null,
    kind        text        not null check (kind in ('PROFILES', 'CERTIFICATION')),
    name        text        not null check (length(name) <= 200),
    hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
    campaign    text        not null check (length(campaign) <= 200),
    rows        int         not null,
    silent      int         not null,
    highest     int         not null check (highest between 0 and 8),
    faulty      int         not null,
    -- [{line, key, details}], emptied with the last row
    faults      jsonb       not null,
    recorded    int         not null default 0,
    known       int         not null default 0,
    aside       int         not null default 0,
    closed_at   timestamptz,
    primary key (network, id)
);
create index on pix_file (network, recorded_at desc);

-- Two simultaneous imports of the same file become one.
create unique index on pix_file (network, hash) where closed_at is null;

-- Rows that wait for an assignment; deleted as soon as they have one.
create table pix_row (
    network text   not null,
    file    uuid   not null,
    line    bigint not null,
    family  text   not null check (length(family) <= 120),
    given   text   not null check (length(given) <= 120),
    mail    text   not null,
    on_day  date   not null,
    levels  jsonb  not null,
    primary key (network, file, line),
    foreign key (network, file) references pix_file
);

create table pix_proof (
    network     text        not null references identity_network,
    id          uuid        not null,
    helper      uuid        not null,
    evidence    text        not null check (evidence in ('CERTIFICATION', 'PROFILE', 'ATTESTATION')),
    on_day      date        not null,
    source      text        not null check (length(source) <= 200),
    seen        text        not null check (length(seen) <= 120),
    file        uuid,
    -- competence → level
    levels      jsonb       not null,
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, id),
    foreign key (network, file) references pix_file
);
create index on pix_proof (network, helper, on_day desc);

create table pix_withdrawal (
    network     text        not null,
    proof       uuid        not null,
    recorded_at timestamptz not null,
    actor       uuid        not null,
    reason      text        not null check (reason <> '' and length(reason) <= 500),
    primary key (network, proof),
    foreign key (network, proof) references pix_proof
);
create trigger keep_history before update or delete or truncate on pix_proof
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on pix_withdrawal
    for each statement execute function keep_history();

-- Interviews by peers. Rows are only added: the state of an interview follows from all its rows.
create table interviews_interview (
    network   text        not null references identity_network,
    id        uuid        not null,
    helper    uuid        not null,
    opened_at timestamptz not null,
    primary key (network, id)
);
create index on interviews_interview (network, helper, opened_at desc);

-- Each proposal of dates; the last one counts.
create table interviews_meeting (
    network     text          not null,
    interview   uuid          not null,
    number      int           not null,
    recorded_at timestamptz   not null,
    peers       int           not null check (peers between 1 and 5),
    settling    boolean       not null,
    dates       timestamptz[] not null check (cardinality(dates) between 1 and 5),
    place       text          not null check (length(place) <= 300),
    primary key (network, interview, number),
    foreign key (network, interview) references interviews_interview
);

-- A drawn peer, with all data needed to repeat the draw.
create table interviews_seat (
    network     text        not null,
    interview   uuid        not null,
    number      int         not null,
    meeting     int         not null,
    peer        uuid        not null,
    recorded_at timestamptz not null,
    seed        text        not null,
    among       text        not null check (among in ('RECOGNISED', 'READY')),
    pool        uuid[]      not null,
    -- reason → how many
    excluded    jsonb       not null,
    primary key (network, interview, number),
    unique (network, interview, meeting, peer),
    foreign key (network, interview, meeting) references interviews_meeting
);
create index on interviews_seat (network, peer, recorded_at desc);

-- The last answer of a seat counts.
create table interviews_answer (
    network     text          not null,
    i           bigint        not null generated always as identity,
    interview   uuid          not null,
    seat        int           not null,
    recorded_at timestamptz   not null,
    answer      text          not null,
    dates       timestamptz[] not null,
    -- rank of the conflict in the protocol; -1: none
    conflict    int           not null,
    actor       uuid          not null,
    primary key (network, i),
    foreign key (network, interview, seat) references interviews_seat,
    constraint interviews_answer_answer_check check (answer in ('ACCEPTED', 'DECLINED', 'CONFLICT', 'LAPSED', 'SILENT'))
);
create index on interviews_answer (network, interview, seat, i desc);

-- One per peer, whatever happens.
create table interviews_conclusion (
    network     text        not null,
    interview   uuid        not null,
    peer        uuid        not null,
    meeting     int         not null,
    recorded_at timestamptz not null,
    favourable  boolean     not null,
    criteria    jsonb       not null,
    comment     text        not null check (comment <> '' and length(comment) <= 3000),
    primary key (network, interview, peer),
    foreign key (network, interview, meeting) references interviews_meeting
);

create table interviews_outcome (
    network     text        not null,
    interview   uuid        not null,
    favourable  boolean     not null,
    on_day      date        not null,
    recorded_at timestamptz not null,
    primary key (network, interview),
    foreign key (network, interview) references interviews_interview
);

create table interviews_cancelled (
    network     text        not null,
    interview   uuid        not null,
    recorded_at timestamptz not null,
    actor       uuid        not null,
    primary key (network, interview),
    foreign key (network, interview) references interviews_interview
);
create trigger keep_history before update or delete or truncate on interviews_interview
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on interviews_meeting
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on interviews_seat
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on interviews_answer
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on interviews_conclusion
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on interviews_outcome
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on interviews_cancelled
    for each statement execute function keep_history();

-- The public list of helpers: the parts that each person agreed to show, and when. The recognition is read elsewhere.
-- One row per consent or withdrawal: the last one counts. `code` is the end of the public address: a new consent
-- after a withdrawal gets another one, so that the old address is never valid again.
create table profiles_consent (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    helper      uuid        not null,
    account     uuid        not null,
    recorded_at timestamptz not null,
    shown       boolean     not null,
    code        text        not null default '' check (code = '' or code ~ '^[0-9a-hj-km-np-tv-z]{16}$'),
    naming      text        not null default 'NONE' check (naming in ('NONE', 'FIRST', 'FULL')),
    communes    text[]      not null default '{}' check (cardinality(communes) <= 10),
    places      uuid[]      not null default '{}' check (cardinality(places) <= 10),
    languages   text[]      not null default '{}' check (cardinality(languages) <= 40),
    days        text[]      not null default '{}' check (cardinality(days) <= 7),
    reach       text        not null default 'NONE' check (reach in ('NONE', 'PLACE', 'OWN')),
    engines     boolean     not null default false,
    -- Whether the page said, at the consent, that the people who answer for a place read the whole name to confirm
    -- the presence. An earlier consent does not cover that: the places read nothing until the person agrees again.
    told        boolean     not null,
    primary key (network, number),
    check (shown = (code <> '')),
    check (shown or (naming = 'NONE' and reach = 'NONE' and not engines and cardinality(communes) = 0
        and cardinality(places) = 0 and cardinality(languages) = 0 and cardinality(days) = 0))
);
create index on profiles_consent (network, helper, number desc);
create index on profiles_consent (network, code) where code <> '';
create trigger keep_history before update or delete or truncate on profiles_consent
    for each statement execute function keep_history();

-- The person's own number, apart from the history: deleted as soon as it is no longer shown.
create table profiles_contact (
    network text not null references identity_network,
    helper  uuid not null,
    phone   text not null check (phone ~ '^[+]?[0-9]{4,15}$'),
    primary key (network, helper)
);

-- A person's presence at a place is their own statement until somebody of the place, or a coordinator, confirms it.
-- The answers about one person at one place, one row each time: the last CONFIRMED or DENIED counts. ASKED: a letter
-- was sent to the people who answer for the place. The row stays with the record that it was written for.
create table profiles_word (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    helper      uuid        not null,
    place       uuid        not null,
    act         text        not null check (act in ('ASKED', 'CONFIRMED', 'DENIED')),
    recorded_at timestamptz not null,
    -- an account when entered at the desk, else a person of `care`, whose name may be erased since
    actor       uuid,
    desk        boolean     not null,
    primary key (network, number),
    check ((actor is null) = (act = 'ASKED'))
);
create index on profiles_word (network, helper, number);
create trigger keep_history before update or delete or truncate on profiles_word
    for each statement execute function keep_history();
