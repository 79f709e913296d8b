-- Trois chiffres du réseau, recomptés avec les seuls fichiers de ce dossier et le shell de DuckDB :
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
    -- La commune la plus proche qui a un lieu, à vol d'oiseau.
    select c.population, any_value(c.minutes_mesurees) as mesurees,
           min(sqrt(power((t.latitude - c.latitude) * 111.2, 2)
                    + power((t.longitude - c.longitude) * 111.2 * cos(radians(c.latitude)), 2))) as km
    from communes c cross join communes t join desservies d on d.code_insee = t.code_insee
    group by c.code_insee, c.population
), minutes as (
    -- Par la route là où elle est mesurée. Ailleurs elle est estimée, 1,3 fois plus longue que le vol d'oiseau :
    -- 30 km/h sur trois kilomètres, 60 jusqu'à vingt, 85 au-delà.
    select population,
           coalesce(mesurees, least(1.3 * km, 3) * 2 + greatest(least(1.3 * km, 20) - 3, 0) + greatest(1.3 * km - 20, 0) * 60 / 85) as min
    from proches
), recomptes as (
    select 'lieux-ouverts' as figure, cast(nullif(count(*), 0) as double) as recompte from lieux
    union all
    select 'habitants-avec-un-lieu',
           round(1000.0 * sum(case when code_insee in (select code_insee from desservies) then population else 0 end)
                 / sum(population)) / 10
    from communes
    union all
    select 'habitants-loin', round(1000.0 * sum(case when min > 20 then population else 0 end) / sum(population)) / 10
    from minutes
)
select figure, publie, recompte, publie is not distinct from recompte as egal
from recomptes join publies using (figure) order by figure;
