-- Days before the first place came were counted as none. They are unknown: the whole stays as a day without a value, its
-- cells go.
delete from figures_value v
where v.breakdown <> ''
  and v.day < (select (min(p.created_at) at time zone 'Europe/Paris')::date from places_place p where p.network = v.network);
update figures_value v set amount = null, total = null, hidden = false
where v.breakdown = ''
  and v.day < (select (min(p.created_at) at time zone 'Europe/Paris')::date from places_place p where p.network = v.network);
