-- The directory of the demonstration is older than the two years that are played. Done once.
update places_place set created_at = created_at - interval '800 days'
where not exists (select from places_place where created_at < :today::date - 760)
