package org.tousaidants.support.referrals;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Reads waiting times, which are computed from the steps of the referrals.
@Repository
class ReferralWaitingTimeStore {
    /// SQL query for the waiting hours of urgent referrals until the first answer of a human.
    private static final String HOURS = """
            select greatest(0, extract(epoch from coalesce(w.answered, w.gone, :now) - w.sent) / 3600)::float8 as value
            from waited w
            where w.urgent and (w.answered is not null or w.gone is null and w.sent < :now - make_interval(hours => :late))
            """;

    /// SQL query for the waiting days from the first referral of a person until the appointment or the visit.
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

    /// Returns the waiting times in hours.
    ///
    /// @param late number of hours after which a referral without an answer is counted too
    List<Double> hours(Instant since, Instant now, int late) {
        return measured(HOURS, since, now, late);
    }

    /// Returns the waiting times in days.
    ///
    /// @param late number of days after which a referral without an appointment is counted too
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
