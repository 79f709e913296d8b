-- Interviews by peers. Only ever added to: what is known of one is what its rows say together.

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
    network   text          not null,
    interview uuid          not null,
    n         int           not null,
    at        timestamptz   not null,
    peers     int           not null check (peers between 1 and 5),
    settling  boolean       not null,
    dates     timestamptz[] not null check (cardinality(dates) between 1 and 5),
    place     text          not null check (length(place) <= 300),
    primary key (network, interview, n),
    foreign key (network, interview) references interviews_interview
);

-- A peer who was drawn, with all that is needed to draw her again.
create table interviews_seat (
    network   text        not null,
    interview uuid        not null,
    n         int         not null,
    meeting   int         not null,
    peer      uuid        not null,
    at        timestamptz not null,
    seed      text        not null,
    among     text        not null check (among in ('RECOGNISED', 'READY')),
    pool      uuid[]      not null,
    -- reason → how many
    excluded  jsonb       not null,
    primary key (network, interview, n),
    unique (network, interview, meeting, peer),
    foreign key (network, interview, meeting) references interviews_meeting
);
create index on interviews_seat (network, peer, at desc);

-- The last answer of a seat counts.
create table interviews_answer (
    network   text          not null,
    i         bigint        not null generated always as identity,
    interview uuid          not null,
    seat      int           not null,
    at        timestamptz   not null,
    answer    text          not null check (answer in ('ACCEPTED', 'DECLINED', 'CONFLICT', 'LAPSED')),
    dates     timestamptz[] not null,
    -- rank of the conflict in the protocol; -1: none
    conflict  int           not null,
    by        uuid          not null,
    primary key (network, i),
    foreign key (network, interview, seat) references interviews_seat
);
create index on interviews_answer (network, interview, seat, i desc);

-- One a peer, whatever happens.
create table interviews_conclusion (
    network    text        not null,
    interview  uuid        not null,
    peer       uuid        not null,
    meeting    int         not null,
    at         timestamptz not null,
    favourable boolean     not null,
    criteria   jsonb       not null,
    words      text        not null check (words <> '' and length(words) <= 3000),
    primary key (network, interview, peer),
    foreign key (network, interview, meeting) references interviews_meeting
);

create table interviews_outcome (
    network    text        not null,
    interview  uuid        not null,
    favourable boolean     not null,
    on_day     date        not null,
    at         timestamptz not null,
    primary key (network, interview),
    foreign key (network, interview) references interviews_interview
);

create table interviews_cancelled (
    network   text        not null,
    interview uuid        not null,
    at        timestamptz not null,
    by        uuid        not null,
    primary key (network, interview),
    foreign key (network, interview) references interviews_interview
);

create function interviews_is_history() returns trigger language plpgsql as $$
begin
    raise exception '% is history: append a row instead', tg_table_name;
end $$;
create trigger interviews_is_history before update or delete or truncate on interviews_interview
    for each statement execute function interviews_is_history();
create trigger interviews_is_history before update or delete or truncate on interviews_meeting
    for each statement execute function interviews_is_history();
create trigger interviews_is_history before update or delete or truncate on interviews_seat
    for each statement execute function interviews_is_history();
create trigger interviews_is_history before update or delete or truncate on interviews_answer
    for each statement execute function interviews_is_history();
create trigger interviews_is_history before update or delete or truncate on interviews_conclusion
    for each statement execute function interviews_is_history();
create trigger interviews_is_history before update or delete or truncate on interviews_outcome
    for each statement execute function interviews_is_history();
create trigger interviews_is_history before update or delete or truncate on interviews_cancelled
    for each statement execute function interviews_is_history();
