-- A hook whose answers took long: it is served beside those that answer at once, so that it delays none of them.
alter table outbox_hook add slow boolean not null default false;
