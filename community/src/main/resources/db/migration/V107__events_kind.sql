-- The kind of an event, and the only facts kept about a session of analysis of practice: a theme of a closed list, the
-- name of its facilitator, and how many people came. The database refuses a text, and a talk, for such a session.
alter table events_event
    add column kind text not null default 'day' check (kind in ('day', 'meeting', 'workshop', 'repair', 'analysis')),
    add column theme text not null default '',
    add column facilitator text not null default '' check (length(facilitator) <= 160),
    add column came integer check (came between 0 and 30),
    add constraint events_event_analysis check (
        case when kind = 'analysis'
            then comment = '' and remote = '' and theme in
                ('limites', 'faire-a-la-place', 'emotion', 'secret', 'colere', 'distance', 'ensemble', 'fatigue')
            else theme = '' and facilitator = '' and came is null
        end);
