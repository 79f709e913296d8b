-- Makes the directory of the demonstration older than the two generated years. Runs once.
update places_place set created_at = created_at - interval '800 days'
where not exists (select from places_place where created_at < :today::date - 760)
