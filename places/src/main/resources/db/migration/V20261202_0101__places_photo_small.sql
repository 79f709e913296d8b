-- The same picture as small as a card of results shows it, so that a page of results stays light.
alter table places_photo add column small uuid;
