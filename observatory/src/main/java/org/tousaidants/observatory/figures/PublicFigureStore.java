package org.tousaidants.observatory.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.db.Sql;

@Repository
class PublicFigureStore {
    private static final int SECONDS_AT_MOST = 20;
    private static final double MILLIS = 1000;

    private final Sql sql;
    private final TransactionTemplate making;
    private final TransactionTemplate counting;

    PublicFigureStore(Sql sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.making = new TransactionTemplate(transactions);
        this.counting = new TransactionTemplate(transactions);
        counting.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        counting.setReadOnly(true);
        counting.setTimeout(SECONDS_AT_MOST);
    }

    /// Creates the database views that the figures read. Returns false if the database role with restricted
    /// rights does not exist; then no figure is computed, because the normal role of the site could read
    /// everything.
    boolean makeViews() {
        if (!sql.sql("select coalesce(pg_has_role(current_user, cast(to_regrole(:role) as oid), 'SET'), false)")
                .param("role", Database.READER)
                .query(Boolean.class)
                .single()) return false;
        var views = text("figures/views.sql");
        making.executeWithoutResult(any -> {
            // Takes a database lock. Several processes may start at the same time, but only one of them
            // must create the database views.
            sql.hold("figures");
            sql.sql("drop schema if exists figures cascade").update();
            sql.sql("create schema figures").update();
            sql.sql(views).update();
            sql.sql("grant usage on schema figures to " + Database.READER).update();
            sql.sql("grant select on all tables in schema figures to " + Database.READER)
                    .update();
        });
        return true;
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record FigureCell(
            String cell,
            String name,
            @Nullable Double amount,
            @Nullable Double total) {}

    /// Runs the query of a definition for one network and returns its rows. It uses a read-only transaction and
    /// a database role that can read only the views.
    ///
    /// @param until moment up to which data is counted
    List<FigureCell> count(Instant until, String query) {
        return Optional.ofNullable(counting.execute(any -> {
                    sql.sql("select set_config('figures.network', current_setting('ta.network'), true),"
                                    + " set_config('figures.until', :until, true),"
                                    + " set_config('search_path', 'figures', true),"
                                    + " set_config('statement_timeout', '20s', true)")
                            .param("until", until.toString())
                            .query(row -> {});
                    sql.sql("set local role " + Database.READER).update();
                    return sql.sql("select * from (" + query + ") as counted")
                            .query((row, n) -> {
                                var columns = row.getMetaData();
                                var cell = "";
                                var name = "";
                                Double amount = null;
                                Double total = null;
                                for (var column = 1; column <= columns.getColumnCount(); column++)
                                    switch (columns.getColumnLabel(column)) {
                                        case "cell" -> cell = row.getString(column);
                                        case "name" -> name = row.getString(column);
                                        case "amount" -> amount = number(row.getObject(column));
                                        case "total" -> total = number(row.getObject(column));
                                        default ->
                                            throw new IllegalArgumentException(
                                                    "a figure has cell, name, amount and total, not "
                                                            + columns.getColumnLabel(column));
                                    }
                                return new FigureCell(cell, name, amount, total);
                            })
                            .list();
                }))
                .orElse(List.of());
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? (Double) number.doubleValue() : null;
    }

    /// Returns the date on which the first place appeared in the directory; empty if there is no place. All
    /// figures before this date are unknown.
    Optional<Instant> began(Instant now) {
        return count(now, "select extract(epoch from at) as amount from beginning").stream()
                .flatMap(cell -> Optional.ofNullable(cell.amount()).stream())
                .map(seconds -> Instant.ofEpochMilli((long) (seconds * MILLIS)))
                .findFirst();
    }

    void keep(String figure, List<FigureValue> values, Instant now) {
        sql.sql("""
                        insert into figures_value
                            (figure, edition, day, breakdown, cell, name, amount, total, hidden, recorded_at)
                        select :figure, v.*, :at
                        from unnest(cast(:edition as int[]), cast(:day as date[]), cast(:breakdown as text[]),
                            cast(:cell as text[]), cast(:name as text[]), cast(:amount as float8[]),
                            cast(:total as float8[]), cast(:hidden as boolean[])) v
                        on conflict do nothing
                        """)
                .param("figure", figure)
                .param("edition", values.stream().map(FigureValue::edition).toArray(Integer[]::new))
                .param("day", values.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param("breakdown", values.stream().map(FigureValue::breakdown).toArray(String[]::new))
                .param("cell", values.stream().map(FigureValue::cell).toArray(String[]::new))
                .param("name", values.stream().map(FigureValue::name).toArray(String[]::new))
                .param("amount", values.stream().map(FigureValue::amount).toArray(Double[]::new))
                .param("total", values.stream().map(FigureValue::total).toArray(Double[]::new))
                .param("hidden", values.stream().map(FigureValue::hidden).toArray(Boolean[]::new))
                .param("at", now)
                .update();
    }

    /// Deletes the stored value of a figure for the current day, because it is computed again during the day.
    void forget(String figure, LocalDate day) {
        sql.sql("delete from figures_value where figure = :figure and day = :day")
                .param("figure", figure)
                .param("day", day)
                .update();
    }

    void forget(String figure) {
        sql.sql("delete from figures_value where figure = :figure")
                .param("figure", figure)
                .update();
    }

    void keepCommunes(List<Commune> communes) {
        sql.sql("""
                        insert into figures_commune (code, name, population, epci, epci_name, latitude, longitude)
                        select * from unnest(cast(:code as text[]), cast(:name as text[]), cast(:population as int[]),
                            cast(:epci as text[]), cast(:epci_name as text[]), cast(:latitude as float8[]),
                            cast(:longitude as float8[]))
                        on conflict (code) do update
                        set name = excluded.name, population = excluded.population, epci = excluded.epci,
                            epci_name = excluded.epci_name, latitude = excluded.latitude, longitude = excluded.longitude""")
                .param("code", communes.stream().map(Commune::code).toArray(String[]::new))
                .param("name", communes.stream().map(Commune::name).toArray(String[]::new))
                .param("population", communes.stream().map(Commune::population).toArray(Integer[]::new))
                .param("epci", communes.stream().map(Commune::epci).toArray(String[]::new))
                .param("epci_name", communes.stream().map(Commune::epciName).toArray(String[]::new))
                .param(
                        "latitude",
                        communes.stream().map(one -> one.centre().latitude()).toArray(Double[]::new))
                .param(
                        "longitude",
                        communes.stream().map(one -> one.centre().longitude()).toArray(Double[]::new))
                .update();
    }

    List<FigureValue> values(String figure) {
        return sql.sql("""
                        select edition, day, breakdown, cell, name, amount, total, hidden from figures_value
                        where figure = :figure order by day, edition, breakdown, name, cell
                        """)
                .param("figure", figure)
                .query((row, n) -> new FigureValue(
                        row.getInt("edition"),
                        row.getObject("day", LocalDate.class),
                        row.getString("breakdown"),
                        row.getString("cell"),
                        row.getString("name"),
                        number(row.getObject("amount")),
                        number(row.getObject("total")),
                        row.getBoolean("hidden")))
                .list();
    }

    /// Adds the numbers of searches for help since the previous call to the stored numbers.
    void searched(Map<HelpSearchCount, Long> times) {
        var entries = List.copyOf(times.entrySet());
        sql.sql("""
                        insert into figures_search (week, need, commune, outcome, times)
                        select * from unnest(cast(:week as date[]), cast(:need as text[]),
                            cast(:commune as text[]), cast(:outcome as text[]), cast(:times as bigint[]))
                        on conflict (network, week, need, commune, outcome)
                            do update set times = figures_search.times + excluded.times
                        """)
                .param(
                        "week",
                        entries.stream()
                                .map(one -> one.getKey().week().toString())
                                .toArray(String[]::new))
                .param("need", entries.stream().map(one -> one.getKey().need()).toArray(String[]::new))
                .param(
                        "commune",
                        entries.stream().map(one -> one.getKey().commune()).toArray(String[]::new))
                .param(
                        "outcome",
                        entries.stream().map(one -> one.getKey().outcome()).toArray(String[]::new))
                .param("times", entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }

    /// The key of a counter of searches: the week, the need, the commune and the outcome.
    record HelpSearchCount(LocalDate week, String need, String commune, String outcome) {}

    Optional<Instant> countedAt(String figure) {
        return sql.sql("select max(recorded_at) as at from figures_value where figure = :figure")
                .param("figure", figure)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp("at")).map(Timestamp::toInstant))
                .single();
    }
}
