-- The level at which a commitment of the charter is taken. Null: it is not taken, or it was signed before levels existed.
alter table helpers_signature
    add column level text check (level is null or level in ('BEGINS', 'DOES', 'TEACHES') and taken);
alter table sitevisits_signature
    add column level text check (level is null or level in ('BEGINS', 'DOES', 'TEACHES') and taken);
