-- A funder gets back at most what it gave, and two people sign it. What went back before this rule stays as it is: the
-- audit names it.
alter table treasury_transfer add constraint treasury_refund_signatures check (act <> 'CREDIT'
    or (by is not null and second is not null and by <> second and reason <> '')) not valid;

-- After `treasury_apply`, by its name: the balances hold this movement. One that makes a bad case better passes.
create function treasury_refunded() returns trigger language plpgsql as $$
begin
    if exists (
        select from treasury_account touched
        join treasury_account back on back.network = touched.network and back.kind = 'CREDITED'
            and back.subject = touched.subject and back.party = touched.party
        left join treasury_account gave on gave.network = back.network and gave.kind = 'FUNDER'
            and gave.subject = back.subject and gave.party = back.party
        where touched.network = new.network and touched.id = new.credit and touched.kind in ('CREDITED', 'FUNDER')
          and back.cents > -coalesce(gave.cents, 0))
    then raise exception 'a funder gets back at most what it gave';
    end if;
    return null;
end $$;
create trigger treasury_refunded after insert on treasury_transfer
    for each row execute function treasury_refunded();
