-- A change may also be that somebody found what stands right; and that somebody may be of the place itself.
alter table places_change
    add column act text not null default 'said' check (act in ('said', 'confirmed')),
    add column caretaker uuid,
    drop constraint places_change_check,
    add constraint places_change_one_voice check (num_nonnulls(source, actor, caretaker) = 1);
