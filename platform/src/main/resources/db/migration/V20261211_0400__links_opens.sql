-- What a person without an account is called, and from when on her link opens, if not at once.
alter table links_link add column name text check (length(name) <= 200);
alter table links_link add column opens timestamptz check (opens < expires);
