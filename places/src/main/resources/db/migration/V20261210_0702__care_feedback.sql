-- The errors that people reported stand with all that the public says.

insert into feedback_remark (network, id, kind, subject, at, topic, message, shown, lang)
select network, id, 'reports', place::text, at, topic, message, shown, lang from care_report;
insert into feedback_contact (network, remark, contact) select network, report, contact from care_reporter;
insert into feedback_step (network, remark, at, act, role)
select network, id, at, 'RECEIVED', who from care_report order by at;
insert into feedback_step (network, remark, at, act, role, actor, words, mailed)
select r.network, r.id, r.answered_at, 'ANSWERED', r.answered_as, r.answered_by, r.answer,
       exists (select from care_letter l where l.network = r.network and l.report = r.id and l.kind = 'ANSWER')
from care_report r where r.answered_at is not null order by r.answered_at;

-- A letter that answers says of which place.
alter table care_letter add column place uuid;
update care_letter l set place = r.place from care_report r where r.network = l.network and r.id = l.report;

-- The views of the figures and of the boards, which look at it, are made again at each start.
drop table care_reporter;
drop table care_report cascade;
alter table care_letter add foreign key (network, report) references feedback_remark;
