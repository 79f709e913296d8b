-- A quote that nobody signed may be cancelled; it counts nowhere.
alter table orders_order drop constraint orders_order_stage_check;
alter table orders_order add constraint orders_order_stage_check
    check (stage in ('QUOTED', 'CANCELLED', 'ORDERED', 'EXPIRED', 'CREDITED'));

create or replace view usage_ordered as
    select o.network, o.id as ordered, o.year, o.stage, o.recorded_at as ordered_at,
           o.face_cents::bigint * o.each * o.booklets as cents,
           (select coalesce(sum(-a.cents), 0) from treasury_account a
            where a.network = o.network and a.subject = o.id and a.kind = 'FUNDER') as received_cents
    from orders_order o where o.stage not in ('QUOTED', 'CANCELLED');
