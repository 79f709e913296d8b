-- What each hook is still to be told: written with the event, taken away once it was told. No number says how far a hook
-- has read, so nothing depends on the order in which transactions commit, nor on the server that counts them.
create table outbox_due (
    network text   not null,
    hook    uuid   not null,
    event   bigint not null,
    primary key (network, hook, event),
    foreign key (network, hook) references outbox_hook on delete cascade,
    foreign key (network, event) references outbox_event on delete cascade
);
create index on outbox_due (network, event);
insert into outbox_due (network, hook, event)
    select h.network, h.id, e.id from outbox_hook h
    join outbox_event e on e.network = h.network and e.type = any(h.types) and (e.xid, e.id) > (h.after_xid, h.after_id);
alter table outbox_event drop column xid;
alter table outbox_hook drop column after_xid, drop column after_id;
