-- How a person is reached by her own channel, and when she was told that a mandate in her name is in force.
create table mandates_reach (
    network text        not null references identity_network,
    mandate uuid        not null,
    mail    text        not null default '',
    phone   text        not null default '' check (length(phone) <= 40 and phone !~ '[[:cntrl:]]'),
    told_at timestamptz,
    -- a coordinator who told her; nobody: a letter did
    told_by uuid,
    primary key (network, mandate),
    foreign key (network, mandate) references mandates_mandate on delete cascade
);
create index on mandates_reach (network) where told_at is null;
