-- A programme has threads beside its rooms; and minutes may have become a resource of the bank.

alter table events_talk add column track text not null default '';
alter table events_talk add column shared boolean not null default false;
