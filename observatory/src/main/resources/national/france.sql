select figure, day, cast(sum(thousandths) as bigint) as thousandths, count(*) as networks,
       cast(sum(case when hidden then 1 else 0 end) as bigint) as hidden
from figures where breakdown = '' group by figure, day order by figure, day
