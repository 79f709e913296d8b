-- One picture of a place, drawn anew without what the file said beside it; the bytes stand with the files.
create table places_photo (
    network text        not null,
    place   uuid        not null,
    file    uuid        not null,
    text    text        not null check (length(text) between 1 and 300),
    at      timestamptz not null,
    primary key (network, place),
    foreign key (network, place) references places_place
);
