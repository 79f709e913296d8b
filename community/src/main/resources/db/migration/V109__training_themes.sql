-- The themes of the vision, the fourth pillar, that a training teaches: ids of `vision.yaml`.
alter table training_offer add column themes text[] not null default '{}';
