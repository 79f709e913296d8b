-- A peer who met the person and never concluded leaves her place, after one reminder.
alter table interviews_answer drop constraint interviews_answer_answer_check;
alter table interviews_answer add constraint interviews_answer_answer_check
    check (answer in ('ACCEPTED', 'DECLINED', 'CONFLICT', 'LAPSED', 'SILENT'));

create table interviews_reminder (
    network   text        not null,
    interview uuid        not null,
    seat      int         not null,
    at        timestamptz not null,
    primary key (network, interview, seat),
    foreign key (network, interview, seat) references interviews_seat
);
create trigger interviews_is_history before update or delete or truncate on interviews_reminder
    for each statement execute function interviews_is_history();
