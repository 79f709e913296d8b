-- In which language she last came in. A migration of the labels added it first; a site without the label needs it too.
alter table identity_account add column if not exists lang text check (lang in ('fr', 'en'));
