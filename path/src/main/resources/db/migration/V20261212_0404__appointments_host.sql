-- The place, or the coordination for it, confirmed that a helper receives there: before, no moment of hers « chez » that
-- place is public. The moments that are public today stay so.
create table appointments_host (
    network      text        not null references identity_network,
    account      uuid        not null,
    place        uuid        not null,
    confirmed_at timestamptz not null,
    -- a coordinator; empty: the place itself, by its link
    confirmed_by uuid,
    primary key (network, account, place)
);
insert into appointments_host (network, account, place, confirmed_at)
select distinct a.network, s.owner::uuid, a.place, now()
from appointments_at a join bookings_slot s on s.network = a.network and s.id = a.slot
where s.kind = 'appointments.slot';
