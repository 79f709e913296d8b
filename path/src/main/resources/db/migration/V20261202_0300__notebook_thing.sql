-- What a person was handed and asked to have tied to her notebook (a booklet of vouchers): nothing else joins it to
-- anybody, and the wing that handed it over keeps nothing of her.
create table notebook_thing (
    network  text not null,
    notebook uuid not null,
    thing    uuid not null,
    primary key (network, notebook, thing),
    foreign key (network, notebook) references notebook_notebook (network, id)
);
create index on notebook_thing (network, thing);
