-- The views of the boards over other packages. Definitions may not use them, since they contain helpers. Recreated at
-- each start, like those of the figures.
create view boards.acts as
    select a.network, a.recorded_at as at, a.helper, a.place, a.minutes, a.outcome from public.activitylog_activity a
    where not a.struck and not exists (select from public.activitylog_activity c where c.network = a.network and c.corrects = a.id);

create view boards.usual as select network, helper, place from public.activitylog_usual;

create view boards.searches as
    select s.network, s.week, s.commune, s.outcome, s.times, coalesce(c.name, s.commune) as name
    from public.figures_search s left join public.figures_commune c on c.code = s.commune;

-- Pending items: the time from which one counts, and its deadline.
create view boards.waiting as
    select network, 'referrals' as kind, moved_at as since, null::timestamptz as until
    from public.referrals_referral where escalated
    union all
    select r.network, 'reports', r.recorded_at + interval '7 days', null from public.feedback_remark r
    where r.kind = 'reports' and not exists (
        select from public.feedback_step a
        where a.network = r.network and a.remark = r.id and a.act = 'ANSWERED')
    union all
    select network, 'passages', day - interval '14 days', day + interval '1 day'
    from public.passages_passage where state = 'CANCELLED'
    union all
    select v.network, 'vouchers', v.valid_until - interval '30 days', v.valid_until + interval '1 day'
    from public.treasury_voucher v
    where v.activation is not null
      and not exists (select from public.treasury_end e where e.network = v.network and e.voucher = v.id);

create view boards.used as
    select e.network, b."order", e.service, e.cents
    from public.treasury_end e
    join public.treasury_voucher v on v.network = e.network and v.id = e.voucher
    join public.booklets_booklet b on b.network = v.network and b.id = v.booklet
    where e.act = 'REDEEM';
