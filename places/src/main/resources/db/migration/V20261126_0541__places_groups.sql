-- Several records may be one place: a place then stands under another, and comes back when somebody finds that it was
-- not the same. Its own history stays its own; the place that stands reads those of all.
alter table places_place
    add column merged_into uuid,
    add foreign key (network, merged_into) references places_place,
    add check (merged_into <> id);
create index on places_place (network, merged_into) where merged_into is not null;

alter table places_change
    add column other uuid,
    add foreign key (network, other) references places_place,
    drop constraint places_change_act_check,
    add constraint places_change_act_check
        check (act in ('said', 'confirmed', 'withdrew', 'grouped', 'separated')),
    add constraint places_change_other_check check ((act in ('grouped', 'separated')) = (other is not null));
create index on places_change (network, other) where other is not null;

-- What left before departures were written down left when its row says so.
insert into places_change (network, place, at, source, run, act, fields)
select o.network, o.place, o.gone_at, o.source, '00000000-0000-0000-0000-000000000000', 'withdrew', '{}'
from places_origin o
where o.gone_at is not null;
