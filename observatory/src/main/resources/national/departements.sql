select figure, substring(cell, 1, 2) as departement, day, cast(sum(thousandths) as bigint) as thousandths,
       count(*) as communes, count(case when hidden then 1 end) as hidden
from figures where breakdown = 'commune' group by figure, substring(cell, 1, 2), day order by figure, departement, day
