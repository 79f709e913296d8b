select figure, cell, substring(day, 1, 4) as year, cast(sum(coalesce(thousandths, 0)) as bigint) as thousandths,
       count(*) as lines, cast(sum(case when hidden then 1 else 0 end) as bigint) as hidden
from figures where breakdown = 'commune' group by figure, cell, substring(day, 1, 4) order by figure, cell, year
