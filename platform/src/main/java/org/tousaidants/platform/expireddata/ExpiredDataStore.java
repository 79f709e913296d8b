package org.tousaidants.platform.expireddata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;

@Repository
class ExpiredDataStore {
    private final Sql sql;

    ExpiredDataStore(Sql sql) {
        this.sql = sql;
    }

    /// Records the start of a deletion and returns the number of its certificate; empty if this day already has
    /// one.
    ///
    /// @param by the person who started the deletion; empty for the nightly job
    Optional<Long> begin(LocalDate day, Instant at, Optional<UUID> by) {
        return sql.sql("""
                insert into datadeletion_round (day, recorded_at, actor) values (:day, :at, :by)
                on conflict do nothing returning number as n""")
                .param("day", day)
                .param("at", at)
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /// Allows the current transaction to delete rows of history tables, which are otherwise protected.
    void open() {
        sql.sql("select set_config('ta.forgetting', 'on', true)")
                .query(String.class)
                .single();
    }

    void gone(long round, ExpiredDataCertificate.DeletionCertificateRow line) {
        sql.sql("""
                insert into datadeletion_gone (round, rule, before_at, rows, trouble)
                values (:round, :rule, :before, :rows, :trouble)""").params(line).param("round", round).update();
    }

    Optional<LocalDate> lastDay() {
        return sql.sql("select max(day) as day from datadeletion_round")
                .query((row, n) -> SqlColumnConverter.of(row).maybeDay("day"))
                .single();
    }

    List<ExpiredDataCertificate> latest(int limit) {
        return sql.sql("""
                select number as n, day, recorded_at, actor as by from datadeletion_round order by number desc limit :limit""")
                .param("limit", limit)
                .query((row, n) -> certificate(row))
                .list();
    }

    Optional<ExpiredDataCertificate> find(long n) {
        return sql.sql("select number as n, day, recorded_at, actor as by from datadeletion_round where number = :n")
                .param("n", n)
                .query((row, i) -> certificate(row))
                .optional();
    }

    private ExpiredDataCertificate certificate(ResultSet row) throws SQLException {
        var columns = SqlColumnConverter.of(row);
        var n = row.getLong("n");
        return new ExpiredDataCertificate(
                n, columns.day("day"), columns.instant("at"), columns.maybeId("by"), lines(n));
    }

    private List<ExpiredDataCertificate.DeletionCertificateRow> lines(long round) {
        return sql.sql("""
                select rule, before_at, rows, trouble from datadeletion_gone
                where round = :round order by rule""")
                .param("round", round)
                .query(ExpiredDataCertificate.DeletionCertificateRow.class)
                .list();
    }
}
