package org.tousaidants.reach.equity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.reach.equity.KeptFigures.Day;
import org.tousaidants.reach.equity.KeptFigures.Scenario;

/// Rows of `equity_day` and `equity_scenario`.
@Repository
class FigureStore {
    private final JdbcClient db;

    FigureStore(JdbcClient db) {
        this.db = db;
    }

    void keep(String network, Day now) {
        db.sql("""
                        insert into equity_day (network, day, places, people, far, beyond, gini, estimated)
                        values (:network, :day, :places, :people, :far, :beyond, :gini, :estimated)
                        on conflict (network, day) do update
                        set places = excluded.places, people = excluded.people, far = excluded.far,
                            beyond = excluded.beyond, gini = excluded.gini, estimated = excluded.estimated""")
                .param("network", network)
                .param("day", now.day())
                .param("places", now.places())
                .param("people", now.people())
                .param("far", now.far())
                .param("beyond", now.beyond())
                .param("gini", now.gini())
                .param("estimated", now.estimated())
                .update();
    }

    /// The oldest before a day, since another, of those whose minutes are known in the same way.
    Optional<Day> oldest(String network, LocalDate since, LocalDate before, boolean estimated) {
        return db.sql("""
                        select * from equity_day where network = :network and day < :before and day >= :since
                          and estimated = :estimated
                        order by day limit 1""")
                .param("network", network)
                .param("before", before)
                .param("since", since)
                .param("estimated", estimated)
                .query((set, _) -> {
                    var row = Rows.of(set);
                    return new Day(
                            row.day("day"),
                            row.number("places"),
                            row.big("people"),
                            row.big("far"),
                            row.big("beyond"),
                            row.number("gini"),
                            row.flag("estimated"));
                })
                .optional();
    }

    void add(String network, Scenario one) {
        db.sql("""
                        insert into equity_scenario (network, id, name, query, opened, cost, bound, mean, beyond, made)
                        values (:network, :id, :name, :query, :opened, :cost, :bound, :mean, :beyond, :now)""")
                .param("network", network)
                .param("id", one.id())
                .param("name", one.name())
                .param("query", one.query())
                .param("opened", one.opened())
                .param("cost", one.cost())
                .param("bound", one.bound())
                .param("mean", one.mean())
                .param("beyond", one.beyond())
                .param("now", Rows.at(one.made()))
                .update();
    }

    List<Scenario> named(String network, int most) {
        return db.sql("select * from equity_scenario where network = :network order by made desc limit :most")
                .param("network", network)
                .param("most", most)
                .query((set, _) -> {
                    var row = Rows.of(set);
                    return new Scenario(
                            row.id("id"),
                            row.text("name"),
                            row.text("query"),
                            row.text("opened"),
                            row.big("cost"),
                            row.big("bound"),
                            set.getDouble("mean"),
                            row.big("beyond"),
                            row.instant("made"));
                })
                .list();
    }
}
