-- Posts of those who help: who hosts, employs and pays, until when, and which communes are covered.
create table posts_post (
    network      text        not null references identity_network,
    id           uuid        not null,
    host         text        not null check (length(host) between 2 and 160),
    employer     text        not null check (length(employer) <= 160),
    mail         text        check (length(mail) <= 254),
    commune      text        not null check (commune ~ '^[0-9AB]{5}$'),
    area         text[]      not null,
    profile      text        not null check (profile in ('ADVISER', 'MEDIATOR', 'VOLUNTEER')),
    seats        int         not null check (seats between 1 and 500),
    funded_until date,
    languages    text        not null default '' check (length(languages) <= 200),
    training     text        not null default '' check (length(training) <= 200),
    state        text        not null check (state in ('WANTED', 'ADVERTISED', 'FILLED', 'CLOSED')),
    source       text        not null default '',
    changed      timestamptz not null,
    primary key (network, id)
);
create unique index posts_post_source on posts_post (network, source) where source <> '';

-- A structure was asked by a link, and answered or not.
create table posts_call (
    network  text        not null,
    post     uuid        not null,
    asked    timestamptz not null,
    answer   text        check (answer in ('FILLED', 'SEARCHING', 'GIVEN_UP')),
    words    text        not null default '' check (length(words) <= 500),
    answered timestamptz,
    primary key (network, post, asked),
    foreign key (network, post) references posts_post
);
