-- Campaigns that look for helpers. Of those who answer nothing is kept but the commune.
create table campaigns_campaign (
    network text        not null references identity_network,
    id      uuid        not null,
    code    text        not null check (code ~ '^[2-9b-z]{8}$'),
    title   text        not null check (length(title) between 1 and 200),
    words   text        not null check (length(words) between 1 and 1000),
    until   date        not null,
    created timestamptz not null,
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
    network  text        not null,
    n        bigint      not null generated always as identity,
    campaign uuid        not null,
    commune  text        not null,
    at       timestamptz not null,
    primary key (network, n),
    foreign key (network, campaign, commune) references campaigns_target
);
create index on campaigns_answer (network, campaign, commune);
