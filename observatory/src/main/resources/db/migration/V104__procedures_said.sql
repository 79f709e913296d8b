-- What a person who gave up or was blocked said at a step of a procedure: the month, and neither person, place nor
-- helper. Public only once the coordination has read it.
create table procedures_said (
    network   text  not null references identity_network,
    id        uuid  not null,
    procedure text  not null,
    step      text  not null check (step in ('FIND', 'SIGN_IN', 'IDENTIFY', 'FILL', 'ATTACH', 'SEND', 'FOLLOW', 'ANSWER')),
    ended     text  not null check (ended in ('GIVEN_UP', 'WAITING')),
    month     date  not null check (extract(day from month) = 1),
    comment   text  not null check (length(comment) between 1 and 280),
    screen    text  not null default 'WAITING' check (screen in ('WAITING', 'SHOWN', 'HIDDEN')),
    -- of the code with which the person withdraws their words
    hash      bytea not null,
    primary key (network, id),
    unique (network, hash)
);
create index on procedures_said (network, procedure, screen, month);
