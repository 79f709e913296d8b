-- What is seen of a helper and of a place, and what is signed for them, is told in the same words: one store reads both.
alter table helpers_fact rename column source to note;
alter table visits_sighting rename column seen to on_day;
-- A helper signs for herself.
alter table helpers_signature add column signer text not null default '' check (length(signer) <= 200);
alter table helpers_signature add column by uuid;
alter table visits_signature add column word text not null default '' check (length(word) <= 1000);
