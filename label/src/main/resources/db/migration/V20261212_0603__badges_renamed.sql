-- The coordination gives a holder another name: the badge is signed again under it.
alter table badges_step drop constraint badges_step_act_check;
alter table badges_step add constraint badges_step_act_check
    check (act in ('ISSUED', 'SUSPENDED', 'RESTORED', 'RENEWED', 'WITHDRAWN', 'RESIGNED', 'RENAMED', 'FORGOTTEN'));
