-- The notebook is the person's one card: they add to it the codes and the appointments that they hold. A code opens
-- something, so no helper reads these entries.
alter table notebook_entry drop constraint notebook_entry_kind_check;
alter table notebook_entry add constraint notebook_entry_kind_check
    check (kind in ('name', 'reach', 'goal', 'step', 'paper', 'held'));

-- A person makes a card without a helper: null is the person.
alter table notebook_notebook alter column made_by drop not null;
