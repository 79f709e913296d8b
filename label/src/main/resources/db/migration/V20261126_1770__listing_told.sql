-- Whether the page said, when she agreed, that those who answer for a place read her whole name to confirm that she
-- helps there. What was agreed before it said so does not count for that: her places read nothing until she agrees
-- again.
alter table listing_consent add column told boolean not null default false;
alter table listing_consent alter column told drop default;
