-- The sheet of a place counts its own answers at each look.
create index on outcomes_answer (network, place) where place_counted;
