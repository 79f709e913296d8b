package org.tousaidants.vouchers.payments;

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
class PlacePaymentStore {
    private final Sql sql;

    PlacePaymentStore(Sql sql) {
        this.sql = sql;
    }

    /// Stores the batch of a month; returns false if the month already has a batch.
    boolean add(PlacePaymentBatch batch) {
        var added = sql.sql("""
                insert into settlement_batch (id, month, actor, recorded_at) values (:id, :month, :by, :at)
                on conflict do nothing""").params(batch).update();
        if (added == 0) return false;
        for (var line : batch.lines())
            sql.sql("""
                    insert into settlement_line (batch, place, name, holder, iban, cents, month_cents, vouchers)
                    values (:batch, :place, :name, :holder, :iban, :cents, :monthCents, :vouchers)""").params(line).param("batch", batch.id()).update();
        return true;
    }

    /// Deletes the unpaid batch of a month, so that it is computed again.
    void drop(LocalDate month) {
        sql.sql("""
                delete from settlement_line l using settlement_batch b
                where b.network = l.network and b.id = l.batch and b.month = :month
                  and b.paid_at is null""").param("month", month).update();
        sql.sql("delete from settlement_batch where month = :month and paid_at is null")
                .param("month", month)
                .update();
    }

    List<PlacePaymentBatch> all() {
        return sql.sql("select *, actor as by from settlement_batch order by month desc")
                .query((row, n) -> batch(SqlColumnConverter.of(row)))
                .list();
    }

    Optional<PlacePaymentBatch> locked(UUID id) {
        return sql.sql("select *, actor as by from settlement_batch where id = :id for update")
                .param("id", id)
                .query((row, n) -> batch(SqlColumnConverter.of(row)))
                .optional();
    }

    private PlacePaymentBatch batch(SqlColumnConverter row) throws SQLException {
        var id = row.id("id");
        return new PlacePaymentBatch(
                id,
                row.day("month"),
                row.id("by"),
                row.maybeId("second"),
                row.instant("at"),
                row.maybeInstant("paid_at"),
                lines(id));
    }

    private List<PlacePaymentBatch.PlacePaymentRow> lines(UUID batch) {
        return sql.sql("select place, name, holder, iban, cents, month_cents, vouchers, returned_at as returned,"
                        + " coalesce(returned_why, '') as returned_why from settlement_line"
                        + " where batch = :batch order by name, place")
                .param("batch", batch)
                .query(PlacePaymentBatch.PlacePaymentRow.class)
                .list();
    }

    void paid(UUID id, UUID second, Instant at) {
        sql.sql("update settlement_batch set second = :second, paid_at = :at where id = :id")
                .param("id", id)
                .param("second", second)
                .param("at", at)
                .update();
    }

    boolean returned(UUID batch, UUID place, String why, Instant at) {
        return sql.sql("""
                update settlement_line set returned_at = :at, returned_why = :why
                where batch = :batch and place = :place and returned_at is null""")
                        .param("batch", batch)
                        .param("place", place)
                        .param("why", why)
                        .param("at", at)
                        .update()
                > 0;
    }
}
