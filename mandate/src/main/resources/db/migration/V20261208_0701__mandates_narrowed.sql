-- One procedure of a mandate is taken back, once; the others stay.
alter table mandates_step drop constraint mandates_step_act_check;
alter table mandates_step add constraint mandates_step_act_check
    check (act in ('PREPARED', 'READ', 'GIVEN', 'COPIED', 'ANNOUNCED', 'WRITTEN', 'NARROWED', 'REVOKED', 'ENDED'));
create unique index mandates_step_narrowed on mandates_step (network, mandate, procedure) where act = 'NARROWED';
