select figure, day, min(thousandths) as least, max(thousandths) as most,
       cast(sum(thousandths) as double) / cast(count(thousandths) as double) as mean, count(thousandths) as known
from figures where breakdown = '' group by figure, day order by figure, day
