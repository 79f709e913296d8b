package org.tousaidants.observatory.boards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

@Repository
class BoardStore {
    private static final String ACTS = """
            with acts as (
                select a.helper, a.place, a.minutes, a.outcome from acts_act a
                where a.network = :network and a.at >= :since and not a.struck
                  and not exists (select from acts_act c where c.network = a.network and c.corrects = a.id))
            """;

    /// Where help was looked for in vain, and how often.
    record InVain(String commune, long times) {}

    /// @param median of all who did it at least once; nothing when they are too few
    record Beside(Optional<Double> own, Optional<Double> median) {}

    private final JdbcClient sql;

    BoardStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<InVain> inVain(String network, LocalDate since, int fewest) {
        return sql.sql("""
                select coalesce(c.name, s.commune) as commune, sum(s.times) as times from figures_search s
                left join territory_commune c on c.code = s.commune
                where s.network = :network and s.week >= :since and s.outcome = 'unanswered' and s.commune <> ''
                group by coalesce(c.name, s.commune) having sum(s.times) >= :fewest
                order by times desc, commune limit 10""")
                .param("network", network)
                .param("since", since)
                .param("fewest", fewest)
                .query((row, n) -> new InVain(row.getString("commune"), row.getLong("times")))
                .list();
    }

    private long count(String query, String network, Instant now) {
        return sql.sql(query)
                .param("network", network)
                .param("now", Rows.at(now))
                .query(Long.class)
                .single();
    }

    long referralsWaiting(String network, Instant now) {
        return count(
                "select count(*) from referrals_referral where network = :network and escalated and moved <= :now",
                network,
                now);
    }

    long reportsWaiting(String network, Instant now) {
        return count(
                "select count(*) from care_report where network = :network and answered_at is null"
                        + " and at < cast(:now as timestamptz) - interval '7 days'",
                network,
                now);
    }

    long oldSheets(String network, Instant now) {
        return count("""
                select count(*) from places_place p
                where p.network = :network and p.merged_into is null and p.gone_at is null and p.closed_at is null
                  and not exists (select from places_change c
                                  where c.network = p.network and c.place = p.id and c.act in ('said', 'confirmed')
                                    and c.at >= cast(:now as timestamptz) - interval '180 days')""", network, now);
    }

    long passagesCancelled(String network, Instant now) {
        return count(
                "select count(*) from schedule_passage where network = :network and state = 'CANCELLED'"
                        + " and day between cast(:now as timestamptz)::date and cast(:now as timestamptz)::date + 14",
                network,
                now);
    }

    long vouchersEnding(String network, Instant now) {
        return count("""
                select count(*) from treasury_voucher v
                where v.network = :network and v.activation is not null
                  and v.valid_until between cast(:now as timestamptz)::date and cast(:now as timestamptz)::date + 30
                  and not exists (select from treasury_end e where e.network = v.network and e.voucher = v.id)""", network, now);
    }

    /// @param of `helper` or `place`
    /// @param what an aggregate over the acts
    private Beside beside(String network, Instant since, String of, Optional<UUID> own, String what, int fewest) {
        var each = ACTS + ", each as (select " + of + " as who, " + what + " as amount from acts where " + of
                + " is not null group by " + of + ")";
        return new Beside(
                own.flatMap(id -> sql.sql(each + " select amount from each where who = :own")
                        .param("network", network)
                        .param("since", Rows.at(since))
                        .param("own", id)
                        .query((row, n) ->
                                Optional.ofNullable((Number) row.getObject(1)).map(Number::doubleValue))
                        .optional()
                        .flatMap(found -> found)),
                sql.sql(each + " select case when count(amount) >= :fewest"
                                + " then percentile_cont(0.5) within group (order by amount) end from each")
                        .param("network", network)
                        .param("since", Rows.at(since))
                        .param("fewest", fewest)
                        .query((row, n) ->
                                Optional.ofNullable((Number) row.getObject(1)).map(Number::doubleValue))
                        .single());
    }

    Beside acts(String network, Instant since, String of, Optional<UUID> own, int fewest) {
        return beside(network, since, of, own, "count(*)", fewest);
    }

    Beside minutes(String network, Instant since, String of, Optional<UUID> own, int fewest) {
        return beside(network, since, of, own, "sum(minutes)", fewest);
    }

    /// Of the acts whose result is known, in percent; of whoever noted at least five.
    Beside solved(String network, Instant since, String of, Optional<UUID> own, int fewest) {
        return beside(
                network,
                since,
                of,
                own,
                "case when count(outcome) >= 5 then 100.0 * count(*) filter (where outcome = 'solved') / count(outcome) end",
                fewest);
    }

    Optional<UUID> usual(String network, UUID helper) {
        return sql.sql("select place from acts_usual where network = :network and helper = :helper")
                .param("network", network)
                .param("helper", helper)
                .query(UUID.class)
                .optional();
    }

    /// A funder's share of each service that the vouchers of an order paid, and of each place's commune.
    record Used(String service, long vouchers, long cents) {}

    List<Used> used(String network, UUID order) {
        return sql.sql("""
                select e.service, count(*) as vouchers, sum(e.cents) as cents
                from treasury_end e
                join treasury_voucher v on v.network = e.network and v.id = e.voucher
                join booklets_booklet b on b.network = v.network and b.id = v.booklet
                where e.network = :network and e.act = 'REDEEM' and b."order" = :order
                group by e.service order by cents desc, e.service""")
                .param("network", network)
                .param("order", order)
                .query((row, n) -> new Used(row.getString("service"), row.getLong("vouchers"), row.getLong("cents")))
                .list();
    }
}
