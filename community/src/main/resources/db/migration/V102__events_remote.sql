-- The address at which an event is followed from afar; empty if it is only on the spot.
alter table events_event
    add column remote text not null default '' check (length(remote) <= 400);
