-- The complaints stand with all that the public says.

insert into feedback_remark (network, id, kind, subject, at, topic, message, shown, lang)
select network, id, 'complaints', coalesce(code, ''), at, topic, message,
       case when typed = '' then '{}' else jsonb_build_object('typed', typed) end, lang
from badges_complaint;
insert into feedback_contact (network, remark, contact) select network, complaint, contact from badges_complainant;
insert into feedback_step (network, remark, at, act, role, actor, words, mailed)
select network, complaint, at, act, case act when 'RECEIVED' then 'PUBLIC' else 'COORDINATOR' end, actor, words, mailed
from badges_complaint_step order by n;

drop table badges_complaint_step;
drop function badges_complaint_step_is_history();
drop table badges_complainant;
drop table badges_complaint;
