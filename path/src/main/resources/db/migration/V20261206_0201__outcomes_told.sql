-- What is counted of each place and each moment, kept as it is counted: a desk that lists them all does not count a year of
-- answers again at each look.
create table outcomes_told (
    network   text    not null,
    about     uuid    not null,
    moment    boolean not null,
    people    int     not null,
    solved    int     not null,
    partly    int     not null,
    alone     int     not null,
    respected int     not null,
    primary key (network, about)
);

create function outcomes_tell(one outcomes_answer, times int) returns void language sql as $$
    insert into outcomes_told (network, about, moment, people, solved, partly, alone, respected)
    values (one.network, coalesce(one.place, one.slot), one.slot is not null, times,
            times * (one.solved = 'YES')::int, times * (one.solved = 'PARTLY')::int,
            times * (one.alone = 'YES')::int, times * (one.respected = 'YES')::int)
    on conflict (network, about) do update set
        people = outcomes_told.people + excluded.people, solved = outcomes_told.solved + excluded.solved,
        partly = outcomes_told.partly + excluded.partly, alone = outcomes_told.alone + excluded.alone,
        respected = outcomes_told.respected + excluded.respected
$$;

create function outcomes_tell() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and (old.place_counted or old.slot_counted) then
        perform outcomes_tell(old, -1);
    end if;
    if tg_op <> 'DELETE' and (new.place_counted or new.slot_counted) then
        perform outcomes_tell(new, 1);
    end if;
    return null;
end
$$;

create trigger outcomes_told after insert or update or delete on outcomes_answer
    for each row execute function outcomes_tell();

insert into outcomes_told (network, about, moment, people, solved, partly, alone, respected)
select network, coalesce(place, slot), slot is not null, count(*), count(*) filter (where solved = 'YES'),
       count(*) filter (where solved = 'PARTLY'), count(*) filter (where alone = 'YES'),
       count(*) filter (where respected = 'YES')
from outcomes_answer where place_counted or slot_counted group by 1, 2, 3;
