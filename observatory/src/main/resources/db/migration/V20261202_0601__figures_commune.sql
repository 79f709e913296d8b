-- The communes of the départements where networks have places, as the product knows them (those that ship, and those that
-- an import replaced): what the figures are counted over. National facts, so no network.
create table figures_commune (
    code       text primary key,
    name       text not null,
    population integer not null,
    epci       text not null,
    epci_name  text not null,
    latitude   double precision not null,
    longitude  double precision not null
);
