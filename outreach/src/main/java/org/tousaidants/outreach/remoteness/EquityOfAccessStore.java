package org.tousaidants.outreach.remoteness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.outreach.remoteness.SavedEquityFigures.DailyEquityFigures;
import org.tousaidants.outreach.remoteness.SavedEquityFigures.SavedSitingScenario;
import org.tousaidants.places.journeys.DistanceToHelpMeasure;
import org.tousaidants.platform.db.Sql;

/// Stores rows of the tables `equity_day` and `equity_scenario`.
@Repository
class EquityOfAccessStore {
    private final Sql db;

    EquityOfAccessStore(Sql db) {
        this.db = db;
    }

    void keep(DailyEquityFigures now) {
        db.sql("""
                        insert into equity_day (day, places, people, far, beyond, gini, measure)
                        values (:day, :places, :people, :far, :beyond, :gini, :measure)
                        on conflict (network, day) do update
                        set places = excluded.places, people = excluded.people, far = excluded.far,
                            beyond = excluded.beyond, gini = excluded.gini, measure = excluded.measure""").params(now).update();
    }

    /// Returns the stored figures of the oldest day in a period, if they were computed with this measure; empty
    /// if there are none.
    ///
    /// @param since first day of the period
    /// @param before day after the period
    Optional<DailyEquityFigures> oldest(LocalDate since, LocalDate before, DistanceToHelpMeasure measure) {
        return db.sql("""
                        select * from equity_day where day < :before and day >= :since
                          and measure = :measure
                        order by day limit 1""")
                .param("before", before)
                .param("since", since)
                .param("measure", measure)
                .query(DailyEquityFigures.class)
                .optional();
    }

    void add(SavedSitingScenario one) {
        db.sql("""
                        insert into equity_scenario (id, name, query, opened, cost, bound, mean, beyond, measure, made_at)
                        values (:id, :name, :query, :opened, :cost, :bound, :mean, :beyond, :measure, :made)""").params(one).update();
    }

    List<SavedSitingScenario> named(int most) {
        return db.sql("select * from equity_scenario order by made_at desc limit :most")
                .param("most", most)
                .query(SavedSitingScenario.class)
                .list();
    }
}
