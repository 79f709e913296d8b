-- Tables of history, letters and counts have no foreign key to an account, a place or a tenant: their rows stay when the
-- row that they name is merged, forgotten or deleted. Row-level security keeps each row in its tenant.

create domain treasury_cents as int check (value > 0);

-- The money of the vouchers. Rows are never overwritten: a movement is a permanent row, one row ends a voucher. The
-- database itself refuses an account below its floor, an active voucher without money, and a second end.
create table treasury_account (
    network text   not null references identity_network,
    id      int    generated always as identity,
    kind    text   not null check (kind in ('FUNDER', 'PROVISION', 'CIRCULATION', 'OWED', 'SETTLED', 'EXPIRED',
        'CANCELLED', 'CREDITED')),
    subject uuid   not null,
    party   uuid   not null,
    -- of all movements, and of the folded ends of vouchers
    cents   bigint not null default 0,
    primary key (network, id),
    unique (id),
    unique (network, kind, subject, party),
    constraint treasury_floor check (cents >= 0 or kind = 'FUNDER')
);

create table treasury_transfer (
    network     text        not null,
    id          uuid        not null,
    leg         int         not null,
    act         text        not null,
    debit       int         not null,
    credit      int         not null,
    cents       bigint      not null check (cents between 1 and 1000000000),
    reason      text        not null,
    actor       uuid,
    second      uuid,
    recorded_at timestamptz not null,
    primary key (network, id, leg),
    foreign key (network, debit) references treasury_account,
    foreign key (network, credit) references treasury_account,
    check (credit <> debit),
    constraint treasury_two_signatures check (act not in ('REVERSE', 'PAY', 'WITHDRAW', 'REPLACE')
        or (actor is not null and second is not null and actor <> second and reason <> '')),
    -- A funder gets back at most its payments, signed by two people.
    constraint treasury_refund_signatures check (act <> 'CREDIT'
        or (actor is not null and second is not null and actor <> second and reason <> '')),
    -- Provisions and returned payments require two signatures.
    constraint treasury_two_signatures_more check (act not in ('PROVIDE', 'BOUNCE')
        or (actor is not null and second is not null and actor <> second and reason <> ''))
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
    number      int    not null,
    -- the circulation account of its order
    account     int    not null,
    face_cents  int    not null check (face_cents between 1 and 100000),
    valid_until date   not null,
    -- the movement that activated it; null: no money yet
    activation  uuid,
    primary key (network, id),
    foreign key (network, account) references treasury_account,
    unique (code)
)  with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index on treasury_voucher (network, booklet);
create index on treasury_voucher (network, activation) where activation is not null;

create function treasury_voucher_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.activation is not null or new.activation is null
        or (old.network, old.id, old.code, old.booklet, old.number, old.account, old.face_cents, old.valid_until)
            is distinct from
           (new.network, new.id, new.code, new.booklet, new.number, new.account, new.face_cents, new.valid_until)
    then raise exception 'a voucher changes once: when its money is there';
    end if;
    return new;
end $$;
create trigger treasury_voucher_stays before update or delete on treasury_voucher
    for each row execute function treasury_voucher_stays();

-- The value of active vouchers equals the money of their movement.
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

-- A voucher ends exactly once: redeemed, expired or cancelled. This table is write-heavy: no foreign key locks the
-- voucher's row, the balances are folded afterwards by transaction number, and the audit verifies the rest.
create table treasury_end (
    network     text           not null,
    voucher     bigint         not null,
    id          uuid           not null,
    act         text           not null,
    debit       int            not null,
    credit      int            not null,
    cents       treasury_cents not null,
    service     text           not null default '',
    minutes     int            not null default 0,
    how         text           not null default '',
    actor       uuid,
    recorded_at timestamptz    not null,
    -- The day on which the help was given, as the place entered it: a paper voucher is entered later. Earlier rows
    -- have none.
    on_day      date,
    primary key (voucher)
);
create trigger treasury_stays before update or delete or truncate on treasury_end
    for each statement execute function treasury_stays();

-- Runs after `treasury_apply`, by its name: the balances include this movement. A movement that reduces an existing
-- excess passes.
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

-- The amounts of ended vouchers that the balances do not include yet. An end inserts two lines; a fold deletes lines
-- and adds them to the balances in one statement, so that each is added once, in any commit order.
create table treasury_unfolded (
    network text   not null,
    id      bigint generated always as identity,
    account int    not null,
    cents   bigint not null,
    primary key (network, id)
);

create function treasury_unfold() returns trigger language plpgsql as $$
begin
    insert into treasury_unfolded (network, account, cents)
        select network, debit, -cents::bigint from fresh union all select network, credit, cents::bigint from fresh;
    return null;
end $$;
create trigger treasury_unfold after insert on treasury_end referencing new table as fresh
    for each statement execute function treasury_unfold();

-- Requests for a second signature. The database refuses a second signature by the same person.
create table signatures_request (
    network     text        not null references identity_network,
    id          uuid        not null,
    what        text        not null,
    subject     uuid        not null,
    comment     text        not null check (length(comment) between 1 and 500),
    cents       bigint      not null,
    actor       uuid        not null,
    recorded_at timestamptz not null,
    second      uuid,
    signed      boolean,
    decided_at  timestamptz,
    -- The beneficiary of an act by its id, and the details shown before the second signature: what, before, after.
    party       uuid,
    details     jsonb       not null default '[]',
    primary key (network, id),
    check ((decided_at is null) = (second is null) and (decided_at is null) = (signed is null)),
    constraint signatures_two_people check (signed is not true or second <> actor)
);
create index on signatures_request (network, recorded_at) where decided_at is null;

-- The orders of funders, their money with its mandate number, and their refunds.
create table orders_order (
    network     text        not null references identity_network,
    id          uuid        not null,
    number      int         not null,
    title       text        not null check (length(title) between 1 and 120),
    face_cents  int         not null check (face_cents between 100 and 100000),
    booklets    int         not null check (booklets between 1 and 20000),
    each        int         not null check (each between 1 and 10),
    -- the year whose last day ends the vouchers
    year        int         not null,
    communes    text[]      not null,
    services    text[]      not null,
    public      text        not null,
    stage       text        not null check (stage in ('QUOTED', 'ORDERED', 'EXPIRED', 'CREDITED')),
    recorded_at timestamptz not null,
    actor       uuid        not null,
    -- Limit to one place; offline redemptions; and counts for the observatory.
    one_place   boolean     not null default false,
    primary key (network, id),
    unique (network, number)
);

create table orders_funder (
    network text   not null,
    "order" uuid   not null,
    number  int    not null,
    id      uuid   not null,
    name    text   not null check (length(name) between 1 and 120),
    mail    text   not null,
    cents   bigint not null check (cents > 0),
    primary key (network, "order", number),
    unique (network, id),
    foreign key (network, "order") references orders_order
);

create table orders_step (
    network     text        not null,
    "order"     uuid        not null,
    number      bigint      generated always as identity,
    what        text        not null,
    detail      text        not null,
    actor       uuid,
    recorded_at timestamptz not null,
    primary key (network, "order", number),
    foreign key (network, "order") references orders_order
);

create table orders_credit (
    network        text        not null,
    "order"        uuid        not null,
    funder         uuid        not null,
    number         int         not null,
    cents          bigint      not null check (cents >= 0),
    recorded_at    timestamptz not null,
    -- A credit note keeps its content: issuer, payee, and both signatories. Earlier ones have none.
    actor          uuid,
    second         uuid,
    siret          text        not null default '',
    address        text        not null default '',
    iban           text        not null default '',
    issuer         text        not null default '',
    issuer_siret   text        not null default '',
    issuer_address text        not null default '',
    primary key (network, "order", funder),
    unique (network, number),
    constraint orders_credit_two_people check ((actor is null) = (second is null) and actor is distinct from second
        or actor is null and second is null)
);

-- The address and account of a funder: each change is a new row.
create table orders_payee (
    network     text        not null references identity_network,
    funder      uuid        not null,
    number      bigint      generated always as identity,
    siret       text        not null check (siret ~ '^[0-9]{14}$'),
    address     text        not null check (length(address) between 1 and 300),
    iban        text        not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, funder, number),
    foreign key (network, funder) references orders_funder (network, id)
);

-- Booklets: made, delivered, received, handed over; lost, void or returned. Stores no data about the holder.
create table booklets_booklet (
    network     text        not null references identity_network,
    id          uuid        not null,
    "order"     uuid        not null,
    number      int         not null,
    -- printed together; a reprint voids the previous ones
    batch       uuid        not null,
    code        uuid        not null,
    state       text        not null check (state in ('MADE', 'DELIVERED', 'RECEIVED', 'HANDED', 'LOST', 'VOID')),
    prescriber  uuid,
    -- the two signatories of its loss, and the booklet that took its value
    lost_by     uuid,
    lost_second uuid,
    replaced_by uuid,
    made_at     timestamptz not null,
    handed_at   timestamptz,
    -- Reported lost: blocked at once, until the second signature or the refusal.
    blocked_by  uuid,
    primary key (network, id),
    unique (network, "order", number),
    unique (network, code),
    check (state <> 'HANDED' or handed_at is not null)
);
create index on booklets_booklet (network, prescriber) where state in ('DELIVERED', 'RECEIVED');

create table booklets_step (
    network     text        not null,
    booklet     uuid        not null,
    number      bigint      generated always as identity,
    state       text        not null,
    actor       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, booklet, number),
    foreign key (network, booklet) references booklets_booklet
);
create index on booklets_booklet (network, blocked_by) where blocked_by is not null;
create index on booklets_booklet (network, replaced_by) where replaced_by is not null;

-- The qualified places, with start date and bank account: each change is a new row, signed by two people.
create table redemptions_place (
    network      text        not null references identity_network,
    id           uuid        not null,
    place        uuid        not null,
    holder       text        not null check (length(holder) between 1 and 70),
    iban         text        not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    siret        text        not null check (siret ~ '^[0-9]{14}$'),
    keeper       uuid        not null,
    -- the two signatories checked the charter, the services, the account and the identity
    since        date        not null,
    until        date,
    asked_by     uuid        not null,
    second       uuid,
    -- a changed account waits a few days before it is paid into
    pays_from_at timestamptz,
    recorded_at  timestamptz not null,
    -- The number of vouchers that a place may accept offline per day, to be confirmed.
    offline      int         not null default 0 check (offline between 0 and 50),
    -- An account replaced by another change before its waiting days were over is never paid into.
    overtaken    boolean     not null default false,
    primary key (network, id),
    check (second is null or second <> asked_by),
    check ((second is null) = (pays_from_at is null))
);
create index on redemptions_place (network, place, recorded_at);

-- Checks of a voucher, with their author.
create table redemptions_look (
    network     text        not null,
    number      bigint      generated always as identity,
    voucher     bigint      not null,
    actor       uuid,
    recorded_at timestamptz not null,
    primary key (network, number)
);

-- The place of a booklet limited to one place: the first that redeems a valid voucher of it.
create table redemptions_home (
    network     text        not null references identity_network,
    booklet     uuid        not null,
    place       uuid        not null,
    recorded_at timestamptz not null,
    primary key (network, booklet)
);

-- Each voucher accepted offline, and its result. A refused one is the place's loss.
create table redemptions_late (
    network  text        not null references identity_network,
    id       uuid        not null,
    place    uuid        not null,
    actor    uuid        not null,
    taken_at timestamptz not null,
    sent_at  timestamptz not null,
    outcome  text        not null,
    cents    int         not null check (cents >= 0),
    primary key (network, id)
);
create index on redemptions_late (network, place, taken_at);

-- The payments to the places: one batch a month, proposed by one person and signed by another, with the account of
-- that day.
create table settlement_batch (
    network     text        not null references identity_network,
    id          uuid        not null,
    month       date        not null check (extract(day from month) = 1),
    actor       uuid        not null,
    second      uuid,
    recorded_at timestamptz not null,
    paid_at     timestamptz,
    primary key (network, id),
    unique (network, month),
    check ((second is null) = (paid_at is null)),
    check (second is null or second <> actor)
);

create table settlement_line (
    network      text        not null,
    batch        uuid        not null,
    place        uuid        not null,
    name         text        not null,
    holder       text        not null,
    iban         text        not null,
    cents        bigint      not null check (cents > 0),
    -- redeemed in this month; the rest was owed before
    month_cents  bigint      not null,
    vouchers     int         not null,
    returned_at  timestamptz,
    returned_why text,
    primary key (network, batch, place),
    foreign key (network, batch) references settlement_batch
);

create view usage_ordered as
    select o.network, o.id as ordered, o.year, o.stage, o.recorded_at as ordered_at,
           o.face_cents::bigint * o.each * o.booklets as cents,
           (select coalesce(sum(-a.cents), 0) from treasury_account a
            where a.network = o.network and a.subject = o.id and a.kind = 'FUNDER') as received_cents
    from orders_order o where o.stage <> 'QUOTED';

create view usage_handed as
    select b.network, b."order" as ordered, b.handed_at
    from booklets_booklet b where b.handed_at is not null;

create view usage_qualified as
    select q.network, q.place, q.since, q.until
    from redemptions_place q
    where q.second is not null and q.recorded_at = (select max(l.recorded_at) from redemptions_place l
        where l.network = q.network and l.place = q.place and l.second is not null);

create view usage_redeemed as
    select e.network, e.recorded_at as redeemed_at, o.subject as ordered, p.subject as place, e.service, e.minutes, e.how,
           e.cents::int as cents
    from treasury_end e
    join treasury_account o on o.network = e.network and o.id = e.debit
    join treasury_account p on p.network = e.network and p.id = e.credit
    where e.act = 'REDEEM';

-- The figures published at /pass/chiffres, month by month: each true count, and whether it was hidden. Later editions
-- are protected together with all of them.
create table usage_edition (
    network text    not null references identity_network,
    until   date    not null,
    family  text    not null,
    cut     text    not null,
    cell    text    not null,
    name    text    not null,
    within  text    not null,
    amount  bigint  not null check (amount >= 0),
    hidden  boolean not null,
    primary key (network, until, family, cut, cell)
);
