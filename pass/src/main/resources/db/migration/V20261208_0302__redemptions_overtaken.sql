-- An account that another change overtook before its days of waiting were over is never paid into.
alter table redemptions_place add column overtaken boolean not null default false;
