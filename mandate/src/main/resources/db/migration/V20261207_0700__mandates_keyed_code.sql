-- A keyed print of a code says so by a first byte; the plain ones of before are turned into keyed ones by the site.
alter table mandates_code drop constraint mandates_code_hash_check;
alter table mandates_code add constraint mandates_code_hash_check check (length(hash) in (32, 33));
