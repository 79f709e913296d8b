-- The money of the vouchers. Nothing is ever overwritten: a movement is a row that stays, a voucher ends by one row.
-- The database itself refuses an account below its floor, a voucher that is active without money, and a second end.

create table treasury_account (
    network text   not null references identity_network,
    id      int    generated always as identity,
    kind    text   not null check (kind in ('FUNDER', 'PROVISION', 'CIRCULATION', 'OWED', 'SETTLED', 'EXPIRED',
        'CANCELLED', 'CREDITED')),
    subject uuid   not null,
    party   uuid   not null,
    -- of all movements, and of the ends of vouchers folded so far
    cents   bigint not null default 0,
    primary key (network, id),
    unique (id),
    unique (network, kind, subject, party),
    constraint treasury_floor check (cents >= 0 or kind = 'FUNDER')
);

create table treasury_transfer (
    network text        not null,
    id      uuid        not null,
    leg     int         not null,
    act     text        not null,
    debit   int         not null,
    credit  int         not null,
    cents   bigint      not null check (cents between 1 and 1000000000),
    reason  text        not null,
    by      uuid,
    second  uuid,
    at      timestamptz not null,
    primary key (network, id, leg),
    foreign key (network, debit) references treasury_account,
    foreign key (network, credit) references treasury_account,
    check (credit <> debit),
    constraint treasury_two_signatures check (act not in ('REVERSE', 'PAY', 'WITHDRAW', 'REPLACE')
        or (by is not null and second is not null and by <> second and reason <> ''))
);
create index on treasury_transfer (network, debit);
create index on treasury_transfer (network, credit);

create function treasury_apply() returns trigger language plpgsql as $$
begin
    perform 1 from treasury_account where network = new.network and id in (new.debit, new.credit) order by id for update;
    update treasury_account set cents = cents - new.cents where network = new.network and id = new.debit;
    update treasury_account set cents = cents + new.cents where network = new.network and id = new.credit;
    return null;
end $$;
create trigger treasury_apply after insert on treasury_transfer for each row execute function treasury_apply();

create function treasury_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a line of the ledger stays as it is: write its contrary';
end $$;
create trigger treasury_stays before update or delete or truncate on treasury_transfer
    for each statement execute function treasury_stays();

-- code: the first 16 bytes of an HMAC; the code itself is on paper only.
create table treasury_voucher (
    network     text   not null,
    id          bigint generated always as identity,
    code        uuid   not null,
    booklet     uuid   not null,
    n           int    not null,
    -- the circulation of its order
    account     int    not null,
    face_cents  int    not null check (face_cents between 1 and 100000),
    valid_until date   not null,
    -- the movement that brought its money; null: a piece of paper
    activation  uuid,
    primary key (network, id),
    unique (network, code),
    foreign key (network, account) references treasury_account
);
create index on treasury_voucher (network, booklet);
create index on treasury_voucher (network, activation) where activation is not null;

create function treasury_voucher_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.activation is not null or new.activation is null
        or (old.network, old.id, old.code, old.booklet, old.n, old.account, old.face_cents, old.valid_until)
            is distinct from
           (new.network, new.id, new.code, new.booklet, new.n, new.account, new.face_cents, new.valid_until)
    then raise exception 'a voucher changes once: when its money is there';
    end if;
    return new;
end $$;
create trigger treasury_voucher_stays before update or delete on treasury_voucher
    for each row execute function treasury_voucher_stays();

-- Active vouchers are exactly the money that their movement brought.
create function treasury_covered() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select distinct network, activation, account from fresh where activation is not null) f
        where (select sum(v.face_cents) from treasury_voucher v
               where v.network = f.network and v.activation = f.activation and v.account = f.account)
            is distinct from
              (select sum(t.cents) from treasury_transfer t
               where t.network = f.network and t.id = f.activation and t.credit = f.account
                 and t.act in ('ACTIVATE', 'REPLACE')))
    then raise exception 'a voucher without its money is not active';
    end if;
    return null;
end $$;
create trigger treasury_covered_update after update on treasury_voucher referencing new table as fresh
    for each statement execute function treasury_covered();
create trigger treasury_covered_insert after insert on treasury_voucher referencing new table as fresh
    for each statement execute function treasury_covered();

-- A voucher ends once, whatever happens: redeemed, expired or cancelled. This table is hot: no foreign key locks the
-- voucher's row, the balances are folded afterwards by transaction number, and the audit verifies the rest.
create table treasury_end (
    network text        not null,
    voucher bigint      not null,
    tx      xid8        not null default pg_current_xact_id(),
    id      uuid        not null,
    act     text        not null check (act in ('REDEEM', 'EXPIRE', 'CANCEL')),
    debit   int         not null,
    credit  int         not null check (credit <> debit),
    cents   int         not null check (cents > 0),
    service text        not null default '',
    minutes int         not null default 0 check (minutes between 0 and 1440),
    how     text        not null default '',
    by      uuid,
    at      timestamptz not null,
    primary key (network, voucher)
);
create index on treasury_end (tx);
create trigger treasury_stays before update or delete or truncate on treasury_end
    for each statement execute function treasury_stays();

create table treasury_fold (
    only_one boolean primary key default true check (only_one),
    upto     xid8 not null
);
insert into treasury_fold (upto) values (pg_snapshot_xmin(pg_current_snapshot()));
