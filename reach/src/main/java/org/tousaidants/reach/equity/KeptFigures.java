package org.tousaidants.reach.equity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// « Relevés gardés » — the figures of equity day after day, and the scenarios that were named, so that two dates and two
/// plans can be compared. Rows of `equity_day` and `equity_scenario`.
@Service
class KeptFigures {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int SHOWN = 20;

    /// « Relevé d’un jour »
    ///
    /// @param far inhabitants beyond twenty minutes, `beyond` half an hour
    record Day(LocalDate day, int places, long people, long far, long beyond, int gini) {}

    /// « Scénario gardé »
    record Scenario(
            UUID id, String name, String query, String opened, long cost, long bound, double mean, long beyond, Instant made) {}

    private final JdbcClient db;
    private final Standings standings;
    private final Networks networks;
    private final Clock clock;

    KeptFigures(JdbcClient db, Standings standings, Networks networks, Clock clock) {
        this.db = db;
        this.standings = standings;
        this.networks = networks;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 540_000, fixedDelay = 21_600_000)
    void keepToday() {
        keep(networks.here(), LocalDate.ofInstant(clock.instant(), PARIS));
    }

    @Transactional
    void keep(Network network, LocalDate day) {
        var now = today(network, day);
        db.sql("""
                        insert into equity_day (network, day, places, people, far, beyond, gini)
                        values (:network, :day, :places, :people, :far, :beyond, :gini)
                        on conflict (network, day) do update
                        set places = excluded.places, people = excluded.people, far = excluded.far,
                            beyond = excluded.beyond, gini = excluded.gini""")
                .param("network", network.id())
                .param("day", now.day())
                .param("places", now.places())
                .param("people", now.people())
                .param("far", now.far())
                .param("beyond", now.beyond())
                .param("gini", now.gini())
                .update();
    }

    Day today(Network network, LocalDate day) {
        var measured = standings.of(network);
        var equity = measured.equity();
        return new Day(
                day,
                measured.places().size(),
                people(equity.standings()),
                people(equity.leftOut(20)),
                people(equity.leftOut(30)),
                (int) Math.round(100 * equity.gini()));
    }

    private static long people(List<org.tousaidants.reach.access.Standing> some) {
        return some.stream().mapToLong(one -> one.people().inhabitants()).sum();
    }

    /// The oldest of the past year, to be compared with today.
    @Transactional(readOnly = true)
    Optional<Day> before(Network network) {
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        return db.sql("""
                        select * from equity_day where network = :network and day < :today and day >= :since
                        order by day limit 1""")
                .param("network", network.id())
                .param("today", today)
                .param("since", today.minusYears(1))
                .query((set, _) -> {
                    var row = Rows.of(set);
                    return new Day(
                            row.day("day"),
                            row.number("places"),
                            row.big("people"),
                            row.big("far"),
                            row.big("beyond"),
                            row.number("gini"));
                })
                .optional();
    }

    Day now(Network network) {
        return today(network, LocalDate.ofInstant(clock.instant(), PARIS));
    }

    @Transactional
    void name(String network, String name, String query, SitingScenario one) {
        db.sql("""
                        insert into equity_scenario (network, id, name, query, opened, cost, bound, mean, beyond, made)
                        values (:network, :id, :name, :query, :opened, :cost, :bound, :mean, :beyond, :now)""")
                .param("network", network)
                .param("id", UUID.randomUUID())
                .param("name", name)
                .param("query", query)
                .param(
                        "opened",
                        String.join(", ", one.opened().stream().map(commune -> commune.name()).toList()))
                .param("cost", Math.round(one.plan().cost()))
                .param("bound", Math.round(one.plan().bound()))
                .param("mean", one.minutesAfter())
                .param("beyond", one.beyondAfter())
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    @Transactional(readOnly = true)
    List<Scenario> named(String network) {
        return db.sql("select * from equity_scenario where network = :network order by made desc limit :limit")
                .param("network", network)
                .param("limit", SHOWN)
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
