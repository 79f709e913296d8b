select figure, day, cast(sum(thousandths) as bigint) as thousandths, count(*) as networks,
       count(case when hidden then 1 end) as hidden
from figures where breakdown = '' group by figure, day order by figure, day
