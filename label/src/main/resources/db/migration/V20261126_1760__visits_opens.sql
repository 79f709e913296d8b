-- A charter of rules to come is signed once they rule: until then the link waits.
alter table visits_invitation add column opens timestamptz;
