-- One place or any; what a till accepted without a network; and what the observatory may count of the pass.
alter table orders_order add column one_place boolean not null default false;

-- How many vouchers a day a place may take without a network, to be confirmed.
alter table redemptions_place add column offline int not null default 0 check (offline between 0 and 50);

-- Where a booklet is used, when its order says one place: the first that takes a good voucher of it.
create table redemptions_home (
    network text        not null references identity_network,
    booklet uuid        not null,
    place   uuid        not null,
    at      timestamptz not null,
    primary key (network, booklet)
);

-- Each voucher accepted without a network, and what became of it. What did not pay is the place's loss.
create table redemptions_late (
    network  text        not null references identity_network,
    id       uuid        not null,
    place    uuid        not null,
    by       uuid        not null,
    taken_at timestamptz not null,
    sent_at  timestamptz not null,
    outcome  text        not null,
    cents    int         not null check (cents >= 0),
    primary key (network, id)
);
create index on redemptions_late (network, place, taken_at);

-- A booklet that is handed over leaves a former state of each of its vouchers: cleared away soon, so that the till reads
-- and writes little.
alter table treasury_voucher set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- Read-only, for counting: no code, no booklet, nobody's hand.
create view usage_redeemed as
    select e.network, e.at as redeemed_at, o.subject as ordered, p.subject as place, e.service, e.minutes, e.how, e.cents
    from treasury_end e
    join treasury_account o on o.network = e.network and o.id = e.debit
    join treasury_account p on p.network = e.network and p.id = e.credit
    where e.act = 'REDEEM';
create view usage_ordered as
    select o.network, o.id as ordered, o.year, o.stage, o.at as ordered_at,
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
    where q.second is not null and q.at = (select max(l.at) from redemptions_place l
        where l.network = q.network and l.place = q.place and l.second is not null);
