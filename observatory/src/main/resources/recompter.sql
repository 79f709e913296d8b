-- Quatre chiffres du réseau, recomptés avec les seuls fichiers de ce dossier et le shell de DuckDB :
--     duckdb < recompter.sql
-- Chaque ligne dit le chiffre publié, le chiffre recompté, et s'ils sont égaux.
with lieux as (
    select * from read_csv('lieux.csv', all_varchar = true)
), communes as (
    select * from read_csv('communes.csv', types = {'code_insee': 'varchar', 'population': 'bigint',
        'latitude': 'double', 'longitude': 'double', 'minutes_mesurees': 'double'})
), desservies as (
    select distinct code_insee from lieux where code_insee is not null
), publies as (
    select figure, cast(value as double) as publie from read_csv('chiffres.csv') where breakdown is null
    qualify row_number() over (partition by figure order by day desc, edition desc) = 1
), proches as (
    -- Le lieu le plus proche du centre de la commune, à vol d’oiseau, au dixième de kilomètre.
    select c.population, any_value(c.minutes_mesurees) as minutes,
           round(10 * min(2 * 6371.0088 * asin(least(1, sqrt(
               power(sin(radians(cast(l.latitude as double) - c.latitude) / 2), 2)
               + cos(radians(c.latitude)) * cos(radians(cast(l.latitude as double)))
                 * power(sin(radians(cast(l.longitude as double) - c.longitude) / 2), 2)))))) / 10 as km
    from communes c cross join (select * from lieux where latitude is not null and longitude is not null) l
    group by c.code_insee, c.population
), recomptes as (
    select 'lieux-ouverts' as figure, cast(nullif(count(*), 0) as double) as recompte from lieux
    union all
    select 'habitants-avec-un-lieu',
           round(1000.0 * sum(case when code_insee in (select code_insee from desservies) then population else 0 end)
                 / sum(population)) / 10
    from communes
    union all
    -- Sans les routes, aucune minute n’est connue.
    select 'habitants-loin', round(1000.0 * sum(case when minutes > 20 then population else 0 end) / sum(population)) / 10
    from proches where minutes is not null
    union all
    select 'habitants-loin-a-vol-d-oiseau',
           round(1000.0 * sum(case when km > 10 then population else 0 end) / sum(population)) / 10
    from proches
)
select figure, publie, recompte, publie is not distinct from recompte as egal
from recomptes join publies using (figure) order by figure;
