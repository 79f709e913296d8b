-- The same questions to every structure, year after year.
create table census_campaign (
    network text        not null references identity_network,
    id      uuid        not null,
    title   text        not null check (length(title) between 1 and 120),
    year    int         not null,
    form    text        not null,
    ends    timestamptz not null,
    added   timestamptz not null,
    primary key (network, id)
);
create table census_asked (
    network     text        not null,
    id          uuid        not null,
    campaign    uuid        not null,
    name        text        not null,
    mail        text        not null,
    sent_at     timestamptz not null,
    answered_at timestamptz,
    primary key (network, id),
    unique (network, campaign, mail),
    foreign key (network, campaign) references census_campaign
);
create table census_answer (
    network  text not null,
    asked    uuid not null,
    question text not null,
    value    text not null check (length(value) between 1 and 500),
    primary key (network, asked, question),
    foreign key (network, asked) references census_asked
);
-- Read-only, for counting: no structure, no mail, no free words.
create view census_numbers as
    select c.network, c.year, a.question, count(*) as answers, sum(a.value::bigint) as total
    from census_campaign c
    join census_asked s on s.network = c.network and s.campaign = c.id
    join census_answer a on a.network = s.network and a.asked = s.id
    where a.value ~ '^[0-9]{1,9}$'
    group by c.network, c.year, a.question;
