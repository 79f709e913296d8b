-- The local scheme (SDUSN, SDAASP or SDTAN) and its sheet that an action of the plan carries out.
alter table funding_action
    add column scheme text check (scheme in ('sdusn', 'sdaasp', 'sdtan')),
    add column sheet text not null default '' check (length(sheet) <= 120),
    add constraint funding_action_sheet check (sheet = '' or scheme is not null);
