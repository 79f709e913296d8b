-- The question that people thank for: « Vous sentez-vous plus à l'aise ? ». Older answers and slips do not have it, so
-- its count has a base of its own.
alter table outcomes_answer add column eased text check (eased in ('YES', 'PARTLY', 'NO'));
alter table outcomes_told
    add column eased int not null default 0,
    add column felt  int not null default 0;

create or replace function outcomes_tell(one outcomes_answer, times int) returns void language sql as $$
    insert into outcomes_told (network, about, moment, people, solved, partly, alone, respected, eased, felt)
    values (one.network, coalesce(one.place, one.slot), one.slot is not null, times,
            times * (one.solved = 'YES')::int, times * (one.solved = 'PARTLY')::int,
            times * (one.alone = 'YES')::int, times * (one.respected = 'YES')::int,
            times * coalesce(one.eased = 'YES', false)::int, times * (one.eased is not null)::int)
    on conflict (network, about) do update set
        people = outcomes_told.people + excluded.people, solved = outcomes_told.solved + excluded.solved,
        partly = outcomes_told.partly + excluded.partly, alone = outcomes_told.alone + excluded.alone,
        respected = outcomes_told.respected + excluded.respected,
        eased = outcomes_told.eased + excluded.eased, felt = outcomes_told.felt + excluded.felt
$$;

-- The ten questions are optional one by one: too few answers propose nothing, and the person chooses.
alter table diagnostic_choice alter column proposed drop not null;
