package org.tousaidants.outreach.remoteness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.outreach.remoteness.SavedEquityFigures.DailyFigures;
import org.tousaidants.outreach.remoteness.SavedEquityFigures.SavedScenario;
import org.tousaidants.places.journeys.AccessMeasure;
import org.tousaidants.platform.db.Sql;

/// Rows of `equity_day` and `equity_scenario`.
@Repository
class EquityStore {
    private final Sql db;

    EquityStore(Sql db) {
        this.db = db;
    }

    void keep(DailyFigures now) {
        db.sql("""
                        insert into equity_day (day, places, people, far, beyond, gini, measure)
                        values (:day, :places, :people, :far, :beyond, :gini, :measure)
                        on conflict (network, day) do update
                        set places = excluded.places, people = excluded.people, far = excluded.far,
                            beyond = excluded.beyond, gini = excluded.gini, measure = excluded.measure""").params(now).update();
    }

    /// The oldest day in the period of the same measure.
    Optional<DailyFigures> oldest(LocalDate since, LocalDate before, AccessMeasure measure) {
        return db.sql("""
                        select * from equity_day where day < :before and day >= :since
                          and measure = :measure
                        order by day limit 1""")
                .param("before", before)
                .param("since", since)
                .param("measure", measure)
                .query(DailyFigures.class)
                .optional();
    }

    void add(SavedScenario one) {
        db.sql("""
                        insert into equity_scenario (id, name, query, opened, cost, bound, mean, beyond, measure, made_at)
                        values (:id, :name, :query, :opened, :cost, :bound, :mean, :beyond, :measure, :made)""").params(one).update();
    }

    List<SavedScenario> named(int most) {
        return db.sql("select * from equity_scenario order by made_at desc limit :most")
                .param("most", most)
                .query(SavedScenario.class)
                .list();
    }
}
