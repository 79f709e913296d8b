-- What the network shares to learn with, searched in plain words; and what peers say of it.

create table resources_resource (
    network     text        not null,
    id          uuid        not null,
    title       text        not null,
    summary     text        not null,
    kind        text        not null,
    competences text[]      not null,
    audience    text        not null,
    lang        text        not null check (lang ~ '^[a-z]{2,3}$'),
    reading     text        not null,
    licence     text        not null,
    author      text        not null,
    link        text        not null,
    checked     date        not null,
    added       timestamptz not null,
    found_by    tsvector    not null,
    primary key (network, id)
);
create index resources_resource_words on resources_resource using gin (found_by);
create index resources_resource_checked on resources_resource (network, checked desc, id);
create unique index resources_resource_link on resources_resource (network, link) where link <> '';

create table resources_note (
    network  text        not null,
    id       uuid        not null,
    resource uuid        not null,
    at       timestamptz not null,
    account  uuid        not null,
    words    text        not null,
    primary key (network, id),
    foreign key (network, resource) references resources_resource (network, id)
);
create index resources_note_resource on resources_note (network, resource, at);
