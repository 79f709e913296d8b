-- The rules of a network have a room of their own: whoever judges, certifies or prepares a change reads them.
alter table helpers_protocol rename to rules_protocol;
