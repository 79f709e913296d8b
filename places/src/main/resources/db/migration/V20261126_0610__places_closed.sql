-- Somebody said that a place has closed: it leaves the lists, its address answers, and no source reopens it.
alter table places_place add column closed_at timestamptz;

alter table places_change
    drop constraint places_change_act_check,
    add constraint places_change_act_check
        check (act in ('said', 'confirmed', 'withdrew', 'grouped', 'separated', 'closed', 'reopened'));
