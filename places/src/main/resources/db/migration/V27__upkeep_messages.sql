-- A coordinator's own message to chosen caretakers; each of its letters is a row of `upkeep_letter`.
create table upkeep_message (
    network     text        not null,
    id          uuid        not null,
    recorded_at timestamptz not null,
    actor       uuid        not null,
    subject     text        not null check (length(subject) between 1 and 120),
    words       text        not null check (length(words) between 1 and 4000),
    primary key (network, id)
);

alter table upkeep_letter drop constraint upkeep_letter_kind_check;
alter table upkeep_letter add constraint upkeep_letter_kind_check
    check (kind in ('ANSWER', 'CARE', 'REMINDER', 'MESSAGE'));
alter table upkeep_letter add column message uuid;
alter table upkeep_letter add foreign key (network, message) references upkeep_message;
