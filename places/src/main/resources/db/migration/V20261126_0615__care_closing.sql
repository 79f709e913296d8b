-- A caretaker who says that her place has closed, or a source that speaks of a closed one, is looked at by a coordinator.
alter table care_ask
    drop constraint care_ask_handed_why_check,
    add constraint care_ask_handed_why_check check (
        handed_why in ('UNANSWERED', 'NOBODY', 'REFUSED', 'STOPPED', 'MOVED', 'SAID_CLOSED', 'STILL_GIVEN'));
