-- A rule, or another record, holds the pair back however alike the two are: its sentence is shown, and no figure.
alter table review_pair add column held boolean not null default false;
