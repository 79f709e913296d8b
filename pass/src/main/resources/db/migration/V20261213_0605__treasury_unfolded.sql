-- What the ends of vouchers move and the balances do not hold yet. An end writes its two lines here; a fold takes lines
-- away and adds them to the balances in one statement, so that each is added once, in whatever order they commit.
create table treasury_unfolded (
    network text   not null,
    id      bigint generated always as identity,
    account int    not null,
    cents   bigint not null,
    primary key (network, id)
);
insert into treasury_unfolded (network, account, cents)
    select e.network, m.account, m.cents from treasury_end e
    join treasury_folded f on f.network = e.network and e.tx >= f.upto
    cross join lateral (values (e.debit, -e.cents::bigint), (e.credit, e.cents::bigint)) m (account, cents);

create function treasury_unfold() returns trigger language plpgsql as $$
begin
    insert into treasury_unfolded (network, account, cents)
        select network, debit, -cents::bigint from fresh union all select network, credit, cents::bigint from fresh;
    return null;
end $$;
create trigger treasury_unfold after insert on treasury_end referencing new table as fresh
    for each statement execute function treasury_unfold();

alter table treasury_end drop column tx;
drop table treasury_folded;
