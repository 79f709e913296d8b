-- A call says who funds it, what a project must be to be read, and what is asked; a project says where it takes place
-- and answers; it is found admissible or not before it is read, and its effect is weighed after its report.

alter table funding_call add column funder text not null default '';
alter table funding_call add column conditions text[] not null default '{}';
alter table funding_call add column questions text[] not null default '{}';
alter table funding_project add column place text not null default '';
alter table funding_project add column answers text[] not null default '{}';
alter table funding_project add column admissible boolean;
alter table funding_project add column admissible_words text not null default '';
alter table funding_project add column evaluation text not null default '';
