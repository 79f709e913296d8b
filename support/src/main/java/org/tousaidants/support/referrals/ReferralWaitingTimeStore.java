package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Reads the waiting times of referrals, that is, the time from the referral to the first answer or to the
/// appointment. They are computed from the steps of the referrals.
@Repository
class ReferralWaitingTimeStore {
    /// SQL query for the working hours that elapsed between an urgent referral and the first answer of a human.
    private static final String HOURS = """
            select greatest(0, extract(epoch from coalesce(w.answered, w.gone, :now) - w.sent) / 3600)::float8 as value
            from waited w
            where w.urgent and (w.answered is not null or w.gone is null and w.sent < :now - make_interval(hours => :late))
            """;

    /// SQL query for the days that elapsed between the first referral of a person and the appointment or the
    /// visit.
    private static final String DAYS = """
            select greatest(0, extract(epoch from coalesce(least(w.day, w.came), w.gone, :now) - w.sent) / 86400)::float8
                   as value
            from waited w
            where w.hand_over = 1
              and (w.day is not null or w.came is not null
                   or w.gone is null and w.sent < :now - make_interval(days => :late))
            """;

    private static final String WAITED = """
            with waited as (
                select r.id, r.urgent, r.hand_over,
                       min(s.recorded_at) filter (where s.move = 'SENT') as sent,
                       min(s.recorded_at) filter (where s.move in ('ASKED', 'ACCEPTED', 'REFUSED', 'APPOINTED', 'CAME')) as answered,
                       min(s.day_at) filter (where s.move = 'APPOINTED') as day,
                       min(s.recorded_at) filter (where s.move = 'CAME') as came,
                       min(s.recorded_at) filter (where s.move = 'WITHDRAWN') as gone
                from referrals_referral r join referrals_step s on s.network = r.network and s.referral = r.id
                where r.made_at > :since
                group by r.id, r.urgent, r.hand_over
                having min(s.recorded_at) filter (where s.move = 'SENT') is not null)
            """;

    private final Sql db;

    ReferralWaitingTimeStore(Sql db) {
        this.db = db;
    }

    /// Returns, for each urgent referral since `since`, the number of hours until the first answer.
    ///
    /// @param late number of hours after which a referral without an answer is counted too, with the hours until
    /// `now`
    List<Double> hours(Instant since, Instant now, int late) {
        return measured(HOURS, since, now, late);
    }

    /// Returns, for each referral since `since`, the number of days until the appointment or the visit.
    ///
    /// @param late number of days after which a referral without an appointment is counted too, with the days
    /// until `now`
    List<Double> days(Instant since, Instant now, int late) {
        return measured(DAYS, since, now, late);
    }

    private List<Double> measured(String which, Instant since, Instant now, int late) {
        return db.sql(WAITED + which)
                .param("since", since)
                .param("now", now)
                .param("late", late)
                .query(Double.class)
                .list();
    }
}
