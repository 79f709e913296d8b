select figure, cell, substring(day, 1, 4) as year, cast(sum(coalesce(thousandths, 0)) as bigint) as thousandths,
       count(*) as lines, count(case when hidden then 1 end) as hidden
from figures where breakdown = 'commune' group by cell, figure, substring(day, 1, 4) order by cell, figure, year
