package org.tousaidants.observatory.boards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.db.Sql;

@Repository
class CoordinationBoardStore {
    private static final String ACTS = "with acts as (select * from boards.acts where at >= :since)";

    /// A figure that is computed from the logged activities of help.
    enum ActivityFigure {
        ACTS("count(*)"),
        MINUTES("sum(minutes)");

        private final String sql;

        ActivityFigure(String sql) {
            this.sql = sql;
        }
    }

    private final Sql sql;

    CoordinationBoardStore(Sql sql, PlatformTransactionManager transactions) throws IOException {
        this.sql = sql;
        var views = new ClassPathResource("boards/views.sql").getContentAsString(StandardCharsets.UTF_8);
        new TransactionTemplate(transactions).executeWithoutResult(any -> {
            // Takes a database lock. Several processes may start at the same time, but only one of them
            // must create the database views.
            sql.hold("boards");
            sql.sql("drop schema if exists boards cascade").update();
            sql.sql("create schema boards").update();
            sql.sql(views).update();
        });
    }

    List<UnansweredSearchCount> inVain(LocalDate since, int fewest) {
        return sql.sql("""
                select s.name as commune, sum(s.times) as times from boards.searches s
                where s.week >= :since and s.outcome = 'unanswered' and s.commune <> ''
                group by s.name having sum(s.times) >= :fewest
                order by times desc, commune limit 10""")
                .param("since", since)
                .param("fewest", fewest)
                .query(UnansweredSearchCount.class)
                .list();
    }

    /// Returns, by the name of its kind, the number of items that wait for an action by the coordination.
    Map<String, Long> waiting(Instant now) {
        return sql.sql("select kind, count(*) as many from boards.waiting"
                        + " where since <= :now and (until is null or until >= :now) group by kind")
                .param("now", now)
                .query(rows -> {
                    var many = new HashMap<String, Long>();
                    while (rows.next()) many.put(rows.getString("kind"), rows.getLong("many"));
                    return many;
                });
    }

    private static String each(String of, ActivityFigure what) {
        return ACTS + ", each as (select " + of + " as who, " + what.sql + " as amount from acts where " + of
                + " is not null group by " + of + ")";
    }

    /// Returns a figure of one helper or one place; empty if there are no data.
    ///
    /// @param since start of the period whose activities are counted
    /// @param of whose figure: `helper` or `place`
    /// @param own id of the helper or the place
    /// @param what the figure
    Optional<Double> own(Instant since, String of, UUID own, ActivityFigure what) {
        return sql.sql(each(of, what) + " select amount from each where who = :own")
                .param("since", since)
                .param("own", own)
                .query((row, n) ->
                        Optional.ofNullable((Number) row.getObject(1)).map(Number::doubleValue))
                .optional()
                .flatMap(found -> found);
    }

    /// Returns the median of a figure over all helpers or all places; empty if fewer than `fewest` of them have
    /// a value.
    ///
    /// @param since start of the period whose activities are counted
    /// @param of whose figure: `helper` or `place`
    /// @param what the figure
    Optional<Double> median(Instant since, String of, int fewest, ActivityFigure what) {
        return sql.sql(each(of, what) + " select case when count(amount) >= :fewest"
                        + " then percentile_cont(0.5) within group (order by amount) end from each")
                .param("since", since)
                .param("fewest", fewest)
                .query((row, n) ->
                        Optional.ofNullable((Number) row.getObject(1)).map(Number::doubleValue))
                .single();
    }

    Optional<UUID> usual(UUID helper) {
        return sql.sql("select place from boards.usual where helper = :helper")
                .param("helper", helper)
                .query(UUID.class)
                .optional();
    }
}
