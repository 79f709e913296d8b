package org.tousaidants.vouchers.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.vouchers.orders.CreditNote.FunderPaymentDetails;

/// Stores the credit notes and the payment details of each funder.
@Repository
class CreditNoteStore {
    private final Sql sql;

    CreditNoteStore(Sql sql) {
        this.sql = sql;
    }

    /// « Coordonnées notées » — the payment details of a funder, with the time at which they were entered.
    record StoredPaymentDetails(FunderPaymentDetails payee, Instant at) {}

    void add(UUID funder, FunderPaymentDetails payee, UUID by, Instant at) {
        sql.sql("""
                insert into orders_payee (funder, siret, address, iban, actor, recorded_at)
                values (:funder, :siret, :address, :iban, :by, :at)""")
                .params(payee)
                .param("funder", funder)
                .param("by", by)
                .param("at", at)
                .update();
    }

    /// Returns all payment details that were entered for a funder, the most recent first.
    List<StoredPaymentDetails> payees(UUID funder) {
        return sql.sql("""
                select siret, address, iban, recorded_at from orders_payee
                where funder = :funder order by number desc limit 2""")
                .param("funder", funder)
                .query(StoredPaymentDetails.class)
                .list();
    }

    /// Returns the next number of a credit note; numbers have no gaps. The caller must have locked the numbering
    /// of the network.
    int nextNumber() {
        return sql.sql("select coalesce(max(number), 0) + 1 from orders_credit")
                .query(Integer.class)
                .single();
    }

    void add(UUID order, CreditNote note) {
        sql.sql("""
                insert into orders_credit ("order", funder, number, cents, recorded_at, actor, second, siret, address, iban,
                    issuer, issuer_siret, issuer_address)
                values (:order, :funder, :number, :cents, :at, :by, :second, :siret, :address, :iban,
                    :issuer, :issuerSiret, :issuerAddress)""").params(note).param("order", order).update();
    }

    Map<UUID, CreditNote> of(UUID order) {
        return sql.sql("select funder, *, actor as by from orders_credit where \"order\" = :order order by number")
                .param("order", order)
                .map(UUID.class, CreditNote.class);
    }

    Optional<CreditNote> find(UUID order, UUID funder) {
        return sql.sql("""
                select *, actor as by from orders_credit where "order" = :order and funder = :funder""")
                .param("order", order)
                .param("funder", funder)
                .query(CreditNote.class)
                .optional();
    }
}
