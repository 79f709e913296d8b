-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

-- Proposed rules, as uploaded; not in force. Each has at most one end.
create table ruleproposals_draft (
    network     text        not null references identity_network,
    id          uuid        not null,
    -- the name of the uploaded file
    origin      text        not null check (length(origin) between 1 and 200),
    -- name of the file → its text
    own         jsonb       not null,
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, id)
);

create table ruleproposals_end (
    network     text        not null,
    draft       uuid        not null,
    act         text        not null check (act in ('PUBLISHED', 'SET_ASIDE')),
    -- of the rules published from it
    hash        text,
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, draft),
    foreign key (network, draft) references ruleproposals_draft,
    check ((act = 'PUBLISHED') = (hash is not null))
);
create trigger keep_history before update or delete or truncate on ruleproposals_draft
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on ruleproposals_end
    for each statement execute function keep_history();

-- Workshops where a network sets its levels together. Participants are anonymous: a phone is the hash of a random
-- secret, which is deleted when the workshop ends, together with the link between the answers of one phone.
create table workshops_workshop (
    network       text        not null references identity_network,
    id            uuid        not null,
    code          text        not null check (code ~ '^[2-9b-df-hjkmnp-tv-xz]{6}$'),
    title         text        not null check (length(title) between 1 and 120),
    opened_at     timestamptz not null,
    opened_by     uuid        not null,
    ends_at       timestamptz not null,
    stage         text        not null check (stage in ('FIRST', 'SECOND', 'CLOSED')),
    shown         boolean     not null,
    seats         int         not null check (seats between 1 and 1000),
    -- the rule of agreement, fixed before the first answer
    fewest        int         not null check (fewest >= 5),
    most_spread   int         not null check (most_spread between 0 and 8),
    share_percent int         not null check (share_percent between 51 and 100),
    version       text        not null,
    -- the words of the levels: [{"level": 1, "name": …, "image": …}, …]
    scale         jsonb       not null,
    primary key (network, id),
    unique (network, code)
);

-- The questions, in the words of the protocol of that day.
create table workshops_question (
    network      text     not null,
    workshop     uuid     not null,
    number       int      not null,
    profile      text     not null,
    profile_name text     not null,
    kind         text     not null check (kind in ('LEVEL', 'COMMITMENT')),
    subject      text     not null,
    chapter      text     not null,
    comment      text     not null,
    example      text     not null,
    -- the current protocol: a level, or 1 when the profile takes the commitment
    today        smallint not null,
    -- asked again in the second round: half of the first answers stood from low to high
    again        boolean  not null default false,
    low          smallint not null default 0,
    high         smallint not null default 0,
    primary key (network, workshop, number),
    unique (network, workshop, profile, kind, subject),
    foreign key (network, workshop) references workshops_workshop
);

create table workshops_participant (
    network   text        not null,
    workshop  uuid        not null,
    id        uuid        not null,
    paper     boolean     not null,
    secret    bytea,
    joined_at timestamptz not null,
    changes   int         not null default 0,
    primary key (network, workshop, id),
    unique (network, workshop, secret),
    foreign key (network, workshop) references workshops_workshop
);

-- One row per answer of each round; a new answer to the same question replaces it.
create table workshops_answer (
    network     text        not null,
    workshop    uuid        not null,
    round       smallint    not null check (round in (1, 2)),
    question    int         not null,
    participant uuid        not null,
    -- -1: does not know
    answer      smallint    not null check (answer between -1 and 8),
    -- the request number of the phone: the same or an older one changes nothing
    sending     bigint      not null,
    recorded_at timestamptz not null,
    primary key (network, workshop, round, question, participant),
    foreign key (network, workshop, question) references workshops_question
);
create index on workshops_answer (network, workshop, participant);

-- Decisions of a facilitator on disagreements: the latest counts.
create table workshops_decision (
    network     text        not null,
    number      bigint      not null generated always as identity,
    workshop    uuid        not null,
    question    int         not null,
    -- null: stays open
    answer      smallint    check (answer between 0 and 8),
    note        text        not null check (length(note) between 1 and 1000),
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, number),
    foreign key (network, workshop, question) references workshops_question
);
create index on workshops_decision (network, workshop, question, number desc);

create table workshops_step (
    network     text        not null,
    number      bigint      not null generated always as identity,
    workshop    uuid        not null,
    act         text        not null check (act ~ '^[A-Z]+(_[A-Z]+)*$'),
    detail      text        not null default '',
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, number),
    foreign key (network, workshop) references workshops_workshop
);
create index on workshops_step (network, workshop, number);
create trigger keep_history before update or delete or truncate on workshops_decision
    for each statement execute function keep_history();
create trigger keep_history before update or delete or truncate on workshops_step
    for each statement execute function keep_history();

-- The territories that a network lists, with the content of their signed files and a copy for outages. No personal
-- data.
create table federation_territory (
    network text        not null references identity_network,
    site    text        not null check (site ~ '^https?://'),
    card    jsonb       not null,
    read_at timestamptz not null,
    trouble text        not null default '',
    primary key (network, site)
);

create table federation_rules (
    network text  not null,
    site    text  not null,
    id      text  not null,
    version text  not null,
    hash    text  not null,
    files   jsonb not null,
    primary key (network, site, id, version),
    foreign key (network, site) references federation_territory on delete cascade
);

create table federation_states (
    network  text        not null,
    site     text        not null,
    list     text        not null,
    document text        not null,
    read_at  timestamptz not null,
    primary key (network, site, list),
    foreign key (network, site) references federation_territory on delete cascade
);

-- Campaigns that look for helpers. Answers store only the commune.
create table campaigns_campaign (
    network    text        not null references identity_network,
    id         uuid        not null,
    code       text        not null check (code ~ '^[2-9b-z]{8}$'),
    title      text        not null check (length(title) between 1 and 200),
    comment    text        not null check (length(comment) between 1 and 1000),
    until      date        not null,
    created_at timestamptz not null,
    primary key (network, id),
    unique (network, code)
);

create table campaigns_target (
    network  text not null,
    campaign uuid not null,
    commune  text not null check (commune ~ '^[0-9AB]{5}$'),
    wanted   int  not null check (wanted between 1 and 100),
    primary key (network, campaign, commune),
    foreign key (network, campaign) references campaigns_campaign
);

create table campaigns_answer (
    network     text        not null,
    number      bigint      not null generated always as identity,
    campaign    uuid        not null,
    commune     text        not null,
    recorded_at timestamptz not null,
    primary key (network, number),
    foreign key (network, campaign, commune) references campaigns_target
);
create index on campaigns_answer (network, campaign, commune);
