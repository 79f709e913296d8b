-- The neighbouring committee or the mediator to whom an appeal goes if too few members may judge the appeal. One row per
-- announcement: the last row counts. NONE ends the announcement.
create table recognition_referee (
    network     text        not null references identity_network,
    number      bigint      not null generated always as identity,
    kind        text        not null check (kind in ('COMMITTEE', 'MEDIATOR', 'NONE')),
    name        text        not null check (length(name) <= 160),
    address     text        not null check (length(address) <= 300),
    recorded_at timestamptz not null,
    actor       uuid        not null,
    primary key (network, number),
    check ((kind = 'NONE') = (name = '') and (kind = 'NONE') = (address = ''))
);
create trigger keep_history before update or delete or truncate on recognition_referee
    for each statement execute function keep_history();

-- The appeals that went to an announced committee or mediator.
create table recognition_referral (
    network     text        not null,
    proposal    uuid        not null,
    referee     bigint      not null,
    recorded_at timestamptz not null,
    primary key (network, proposal),
    foreign key (network, proposal) references recognition_proposal,
    foreign key (network, referee) references recognition_referee
);
create trigger keep_history before update or delete or truncate on recognition_referral
    for each statement execute function keep_history();
