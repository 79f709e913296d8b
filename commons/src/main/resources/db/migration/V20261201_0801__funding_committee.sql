-- What each member of the committee thinks of a project, once both readings are given.
create table funding_opinion (
    network    text        not null,
    project    uuid        not null,
    account    uuid        not null,
    favourable boolean     not null,
    words      text        not null check (length(words) between 1 and 2000),
    at         timestamptz not null,
    primary key (network, project, account),
    foreign key (network, project) references funding_project (network, id)
);
