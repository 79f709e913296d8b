-- The day on which the help was given, as the place wrote it: a paper voucher is entered later. Earlier rows have none.
alter table treasury_end add column on_day date;
