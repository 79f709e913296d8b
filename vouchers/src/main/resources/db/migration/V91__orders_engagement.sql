-- The number of the funder's purchase order, which Chorus Pro asks for on the papers sent to a public body.
alter table orders_funder add column engagement text not null default '' check (length(engagement) <= 50);
