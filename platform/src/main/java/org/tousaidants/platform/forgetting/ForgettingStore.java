package org.tousaidants.platform.forgetting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

@Repository
class ForgettingStore {
    private final JdbcClient sql;

    ForgettingStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// The number of the new round; empty when the night of that day has one already.
    Optional<Long> begin(String network, LocalDate day, Instant at, Optional<UUID> by) {
        return sql.sql("""
                insert into forgetting_round (network, day, at, by) values (:network, :day, :at, :by)
                on conflict do nothing returning n""")
                .param("network", network)
                .param("day", day)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.orElse(null))
                .query(Long.class)
                .optional();
    }

    /// Until the transaction ends, history lets go of what is over.
    void open() {
        sql.sql("select set_config('ta.forgetting', 'on', true)")
                .query(String.class)
                .single();
    }

    void gone(String network, long round, Certificate.Line line) {
        sql.sql("""
                insert into forgetting_gone (network, round, rule, before, rows, trouble)
                values (:network, :round, :rule, :before, :rows, :trouble)""")
                .param("network", network)
                .param("round", round)
                .param("rule", line.rule())
                .param("before", line.before().atOffset(ZoneOffset.UTC))
                .param("rows", line.rows())
                .param("trouble", line.trouble())
                .update();
    }

    Optional<LocalDate> lastDay(String network) {
        return sql.sql("select max(day) as day from forgetting_round where network = :network")
                .param("network", network)
                .query((row, n) -> Rows.of(row).maybeDay("day"))
                .single();
    }

    List<Certificate> latest(String network, int limit) {
        return sql.sql("""
                select n, day, at, by from forgetting_round
                where network = :network order by n desc limit :limit""")
                .param("network", network)
                .param("limit", limit)
                .query((row, n) -> certificate(network, row))
                .list();
    }

    Optional<Certificate> find(String network, long n) {
        return sql.sql("select n, day, at, by from forgetting_round where network = :network and n = :n")
                .param("network", network)
                .param("n", n)
                .query((row, i) -> certificate(network, row))
                .optional();
    }

    private Certificate certificate(String network, ResultSet row) throws SQLException {
        var one = Rows.of(row);
        var n = row.getLong("n");
        return new Certificate(n, one.day("day"), one.instant("at"), one.maybeId("by"), lines(network, n));
    }

    private List<Certificate.Line> lines(String network, long round) {
        return sql.sql("""
                select rule, before, rows, trouble from forgetting_gone
                where network = :network and round = :round order by rule""")
                .param("network", network)
                .param("round", round)
                .query((row, n) -> new Certificate.Line(
                        row.getString("rule"),
                        Rows.of(row).instant("before"),
                        row.getInt("rows"),
                        row.getString("trouble")))
                .list();
    }
}
