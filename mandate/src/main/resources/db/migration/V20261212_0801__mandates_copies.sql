-- A copy drawn anew does not silence the sheet that the person holds: each of her codes stays. The code of a consent alone is
-- replaced.
alter table mandates_code drop constraint mandates_code_kind_check;
-- LETTER: sent to the person by her own channel
alter table mandates_code add constraint mandates_code_kind_check check (kind in ('CONSENT', 'PERSON', 'LETTER'));
alter table mandates_code drop constraint mandates_code_pkey;
alter table mandates_code add column n bigint not null generated always as identity;
alter table mandates_code add primary key (network, n);
create unique index mandates_code_consent on mandates_code (network, mandate) where kind = 'CONSENT';
create index mandates_code_mandate on mandates_code (network, mandate);
