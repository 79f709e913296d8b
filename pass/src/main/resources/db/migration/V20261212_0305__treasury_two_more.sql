-- Money received and a payment that came back are signed by two from now on; what was written before stays.
alter table treasury_transfer add constraint treasury_two_signatures_more check (act not in ('PROVIDE', 'BOUNCE')
    or (by is not null and second is not null and by <> second and reason <> '')) not valid;
