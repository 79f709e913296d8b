-- The question of well-being: « Depuis, vous sentez-vous mieux ? ». Optional, like the question of confidence,
-- and counted with a base of its own.
alter table outcomes_answer add column better text check (better in ('YES', 'PARTLY', 'NO'));
alter table outcomes_told
    add column better       int not null default 0,
    add column better_asked int not null default 0;

create or replace function outcomes_tell(one outcomes_answer, times int) returns void language sql as $$
    insert into outcomes_told
        (network, about, moment, people, solved, partly, alone, respected, eased, felt, better, better_asked)
    values (one.network, coalesce(one.place, one.slot), one.slot is not null, times,
            times * (one.solved = 'YES')::int, times * (one.solved = 'PARTLY')::int,
            times * (one.alone = 'YES')::int, times * (one.respected = 'YES')::int,
            times * coalesce(one.eased = 'YES', false)::int, times * (one.eased is not null)::int,
            times * coalesce(one.better = 'YES', false)::int, times * (one.better is not null)::int)
    on conflict (network, about) do update set
        people = outcomes_told.people + excluded.people, solved = outcomes_told.solved + excluded.solved,
        partly = outcomes_told.partly + excluded.partly, alone = outcomes_told.alone + excluded.alone,
        respected = outcomes_told.respected + excluded.respected,
        eased = outcomes_told.eased + excluded.eased, felt = outcomes_told.felt + excluded.felt,
        better = outcomes_told.better + excluded.better,
        better_asked = outcomes_told.better_asked + excluded.better_asked
$$;
