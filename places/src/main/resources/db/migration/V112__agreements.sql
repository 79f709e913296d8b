-- The agreement between joint controllers (GDPR, article 26): its versions. A published version never changes; at most
-- one is a draft. One row is one version.
create table agreements_version (
    network      text        not null references identity_network,
    number       integer     not null check (number > 0),
    text         text        not null check (length(text) between 1 and 40000),
    note         text        not null check (length(note) <= 1000),
    written_by   uuid        not null,
    written_at   timestamptz not null,
    published_at timestamptz,
    primary key (network, number)
);
create unique index agreements_one_draft on agreements_version (network) where published_at is null;

-- The structures that sign, with the person to whom the link is sent. A structure may own a place of the directory.
create table agreements_structure (
    network  text        not null references identity_network,
    id       uuid        not null,
    name     text        not null check (length(name) between 1 and 160),
    place    uuid,
    contact  text        not null check (length(contact) <= 120),
    mail     text        not null check (length(mail) <= 254),
    lang     text        not null check (lang in ('fr', 'en')),
    added_at timestamptz not null,
    -- when the link was last sent; null: never
    asked_at timestamptz,
    primary key (network, id)
);
create unique index agreements_structure_name on agreements_structure (network, lower(name));

-- Signatures and withdrawals, in order; the last one of a structure counts.
create table agreements_act (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    structure   uuid        not null,
    version     integer     not null,
    act         text        not null check (act in ('SIGNED', 'WITHDRAWN')),
    signer      text        not null check (length(signer) between 1 and 160),
    quality     text        not null check (length(quality) between 1 and 160),
    -- the data protection officer of the structure, as the signer wrote it
    dpo         text        not null check (length(dpo) <= 200),
    on_day      date        not null,
    recorded_at timestamptz not null,
    -- the account that entered it from paper; null: by the link of a letter
    actor       uuid,
    primary key (network, number),
    foreign key (network, structure) references agreements_structure (network, id),
    foreign key (network, version) references agreements_version (network, number)
);
create index on agreements_act (network, structure, number desc);
create trigger keep_history before update or delete or truncate on agreements_act
    for each statement execute function keep_history();
