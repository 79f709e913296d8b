-- Files that people bring: the bytes once, by their hash; and each time they were given, by whom, to what they belong.

create table files_content (
    network text    not null,
    hash    bytea   not null check (length(hash) = 32),
    bytes   bytea   not null,
    primary key (network, hash)
);

create table files_file (
    network text        not null,
    id      uuid        not null,
    kind    text        not null check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
    owner   text        not null,
    name    text        not null,
    type    text        not null,
    size    integer     not null check (size > 0),
    hash    bytea       not null,
    at      timestamptz not null,
    primary key (network, id),
    foreign key (network, hash) references files_content (network, hash)
);
create index files_file_owner on files_file (network, kind, owner, at);
create index files_file_hash on files_file (network, hash);
