-- That an amount is above zero is said by its type: PostgreSQL keeps a type's rule ready, while it reads the text of a
-- check anew at every insertion. That the two accounts differ follows from their kinds, which the audit compares.
drop schema if exists figures cascade;
drop schema if exists boards cascade;
drop view usage_redeemed;
create domain treasury_cents as int check (value > 0);
alter table treasury_end drop constraint treasury_end_money;
alter table treasury_end alter column cents type treasury_cents;
create view usage_redeemed as
    select e.network, e.at as redeemed_at, o.subject as ordered, p.subject as place, e.service, e.minutes, e.how,
           e.cents::int as cents
    from treasury_end e
    join treasury_account o on o.network = e.network and o.id = e.debit
    join treasury_account p on p.network = e.network and p.id = e.credit
    where e.act = 'REDEEM';
