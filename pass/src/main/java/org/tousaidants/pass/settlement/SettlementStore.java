package org.tousaidants.pass.settlement;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;

@Repository
class SettlementStore {
    private final Sql sql;

    SettlementStore(Sql sql) {
        this.sql = sql;
    }

    /// False when the month has its batch already.
    boolean add(String network, PaymentBatch batch) {
        var added = sql.sql(network, """
                insert into settlement_batch (network, id, month, by, at) values (:network, :id, :month, :by, :at)
                on conflict do nothing""").params(batch).update();
        if (added == 0) return false;
        for (var line : batch.lines())
            sql.sql(network, """
                    insert into settlement_line (network, batch, place, name, holder, iban, cents, month_cents, vouchers)
                    values (:network, :batch, :place, :name, :holder, :iban, :cents, :monthCents, :vouchers)""").params(line).param("batch", batch.id()).update();
        return true;
    }

    /// Of a batch that is not paid: it is made again.
    void drop(String network, LocalDate month) {
        sql.sql(network, """
                delete from settlement_line l using settlement_batch b
                where l.network = :network and b.network = l.network and b.id = l.batch and b.month = :month
                  and b.paid_at is null""").param("month", month).update();
        sql.sql(network, "delete from settlement_batch where network = :network and month = :month and paid_at is null")
                .param("month", month)
                .update();
    }

    List<PaymentBatch> all(String network) {
        return sql.sql(network, "select * from settlement_batch where network = :network order by month desc")
                .query((row, n) -> batch(network, Rows.of(row)))
                .list();
    }

    Optional<PaymentBatch> locked(String network, UUID id) {
        return sql.sql(network, "select * from settlement_batch where network = :network and id = :id for update")
                .param("id", id)
                .query((row, n) -> batch(network, Rows.of(row)))
                .optional();
    }

    private PaymentBatch batch(String network, Rows row) throws SQLException {
        var id = row.id("id");
        return new PaymentBatch(
                id,
                row.day("month"),
                row.id("by"),
                row.maybeId("second"),
                row.instant("at"),
                row.maybeInstant("paid_at"),
                lines(network, id));
    }

    private List<PaymentBatch.Line> lines(String network, UUID batch) {
        return sql.sql(
                        network,
                        "select place, name, holder, iban, cents, month_cents, vouchers, returned_at as returned,"
                                + " coalesce(returned_why, '') as returned_why from settlement_line"
                                + " where network = :network and batch = :batch order by name, place")
                .param("batch", batch)
                .query(PaymentBatch.Line.class)
                .list();
    }

    void paid(String network, UUID id, UUID second, Instant at) {
        sql.sql(
                        network,
                        "update settlement_batch set second = :second, paid_at = :at where network = :network and id = :id")
                .param("id", id)
                .param("second", second)
                .param("at", at)
                .update();
    }

    boolean returned(String network, UUID batch, UUID place, String why, Instant at) {
        return sql.sql(network, """
                update settlement_line set returned_at = :at, returned_why = :why
                where network = :network and batch = :batch and place = :place and returned_at is null""")
                        .param("batch", batch)
                        .param("place", place)
                        .param("why", why)
                        .param("at", at)
                        .update()
                > 0;
    }
}
