-- Acts of help that a person asked to have noted in her notebook: nothing else joins an act to anybody.
create table notebook_act (
    network  text not null,
    notebook uuid not null,
    act      uuid not null,
    primary key (network, notebook, act),
    foreign key (network, notebook) references notebook_notebook (network, id)
);
create index on notebook_act (network, act);
