-- An act can end with « la personne a renoncé », without blame.
alter table activitylog_activity
    drop constraint activitylog_activity_next_check,
    add constraint activitylog_activity_next_check check (next in ('nothing', 'again', 'referral', 'workshop', 'given_up'));
