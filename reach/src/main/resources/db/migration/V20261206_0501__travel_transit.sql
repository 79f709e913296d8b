-- By public transport: at any time, in the evening and on Saturday.
alter table travel_minutes drop constraint travel_minutes_mode_check;
alter table travel_minutes add constraint travel_minutes_mode_check
    check (mode in ('car', 'foot', 'bike', 'transit', 'transit-evening', 'transit-saturday'));
