-- Which value a person kept, field by field, when two records became one: so that taking it back restores what stood.
create table review_kept (
    network     text   not null,
    decision    bigint not null,
    place       uuid   not null,
    column_name text   not null,
    before      text   not null,
    after       text   not null,
    primary key (network, decision, column_name),
    foreign key (network, decision) references review_decision
);
