package org.tousaidants.vouchers.treasury;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.vouchers.ledger.LedgerAccount;
import org.tousaidants.vouchers.ledger.LedgerAccountKind;
import org.tousaidants.vouchers.ledger.LedgerTransfer;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;

/// Stores the accounts and the transfers between them.
@Repository
class VoucherLedgerStore {
    private final Sql sql;

    VoucherLedgerStore(Sql sql) {
        this.sql = sql;
    }

    /// Locks the transfers of a network until the end of the transaction. In this way a balance that was checked
    /// is still correct when the transfer is stored. The lock delays nobody, because transfers are rare compared
    /// with redemptions.
    void oneAtATime() {
        sql.hold("treasury");
    }

    int account(LedgerAccount account) {
        return find(account).orElseGet(() -> {
            sql.sql("""
                    insert into treasury_account (kind, subject, party)
                    values (:kind, :subject, :party) on conflict do nothing""")
                    .param("kind", account.kind())
                    .param("subject", account.subject())
                    .param("party", account.party())
                    .update();
            return find(account).orElseThrow();
        });
    }

    private Optional<Integer> find(LedgerAccount account) {
        return sql.sql("""
                select id from treasury_account
                where kind = :kind and subject = :subject and party = :party""")
                .param("kind", account.kind())
                .param("subject", account.subject())
                .param("party", account.party())
                .query(Integer.class)
                .optional();
    }

    /// Returns the exact balance in cents: the stored balance plus the vouchers that have ended since it was
    /// stored.
    long balance(int account) {
        return sql.sql("""
                select a.cents + coalesce((select sum(u.cents) from treasury_unfolded u
                    where u.network = a.network and u.account = a.id), 0)
                from treasury_account a where a.id = :account""").param("account", account).query(Long.class).single();
    }

    /// Returns the stored balance of an account in cents, without vouchers that ended later. The database
    /// enforces the limits of this balance.
    long folded(int account) {
        return sql.sql("select cents from treasury_account where id = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    Optional<LedgerTransfer> find(UUID id, int leg) {
        return sql.sql(TRANSFERS + " and t.id = :id and t.leg = :leg")
                .param("id", id)
                .param("leg", leg)
                .query((row, n) -> transfer(SqlColumnConverter.of(row)))
                .optional();
    }

    private static final String TRANSFERS = """
            select t.*, t.actor as by, d.kind as d_kind, d.subject as d_subject, d.party as d_party,
                c.kind as c_kind, c.subject as c_subject, c.party as c_party
            from treasury_transfer t
            join treasury_account d on d.network = t.network and d.id = t.debit
            join treasury_account c on c.network = t.network and c.id = t.credit
            where true
            """;

    List<VoucherLedger.LedgerTransferRow> about(UUID subject) {
        return sql.sql(TRANSFERS + " and :subject in (d.subject, c.subject) order by t.recorded_at, t.id, t.leg")
                .param("subject", subject)
                .query((row, n) -> new VoucherLedger.LedgerTransferRow(
                        transfer(SqlColumnConverter.of(row)),
                        SqlColumnConverter.of(row).instant("recorded_at")))
                .list();
    }

    /// Returns the transfers that recorded money under this mandate number; spaces and case are ignored.
    List<VoucherLedger.LedgerTransferRow> provided(String mandate) {
        return sql.sql(TRANSFERS + """
                 and t.act = 'PROVIDE'
                and lower(regexp_replace(t.reason, '\\s', '', 'g')) = lower(regexp_replace(:mandate, '\\s', '', 'g'))
                order by t.recorded_at, t.id""")
                .param("mandate", mandate)
                .query((row, n) -> new VoucherLedger.LedgerTransferRow(
                        transfer(SqlColumnConverter.of(row)),
                        SqlColumnConverter.of(row).instant("recorded_at")))
                .list();
    }

    private static LedgerTransfer transfer(SqlColumnConverter row) throws SQLException {
        return new LedgerTransfer(
                row.id("id"),
                row.number("leg"),
                row.constant("act", LedgerTransferKind.class),
                new LedgerAccount(
                        row.constant("d_kind", LedgerAccountKind.class), row.id("d_subject"), row.id("d_party")),
                new LedgerAccount(
                        row.constant("c_kind", LedgerAccountKind.class), row.id("c_subject"), row.id("c_party")),
                row.big("cents"),
                row.text("reason"),
                row.maybeId("by"),
                row.maybeId("second"));
    }

    void add(LedgerTransfer transfer, int debit, int credit, Instant at) {
        sql.sql("""
                insert into treasury_transfer (id, leg, act, debit, credit, cents, reason, actor, second, recorded_at)
                values (:id, :leg, :act, :debit, :credit, :cents, :reason, :by, :second, :at)""")
                .param("id", transfer.id())
                .param("leg", transfer.leg())
                .param("act", transfer.act().name())
                .param("debit", debit)
                .param("credit", credit)
                .param("cents", transfer.cents())
                .param("reason", transfer.reason())
                .param("by", transfer.by())
                .param("second", transfer.second())
                .param("at", at)
                .update();
    }

    record LedgerAccountBalance(LedgerAccount account, long cents) {}

    /// Returns each account of one order or of one place, with its balance.
    List<LedgerAccountBalance> standing(UUID subject) {
        return sql.sql("""
                select id, kind, subject, party from treasury_account
                where subject = :subject order by kind, id""")
                .param("subject", subject)
                .query((row, n) -> new LedgerAccountBalance(
                        new LedgerAccount(
                                SqlColumnConverter.of(row).constant("kind", LedgerAccountKind.class),
                                SqlColumnConverter.of(row).id("subject"),
                                SqlColumnConverter.of(row).id("party")),
                        balance(row.getInt("id"))))
                .list();
    }

    /// Adds the vouchers that ended recently to the stored balances; stores nothing if there are none. It locks
    /// accounts in the same order as transfers do, so that no deadlock occurs.
    void fold() {
        var accounts = sql.sql("""
                select id from treasury_account where id in (select account from treasury_unfolded)
                order by id for update""").query(Integer.class).list();
        if (accounts.isEmpty()) return;
        sql.sql("""
                with gone as (delete from treasury_unfolded where account = any(:accounts) returning account, cents)
                update treasury_account a set cents = a.cents + d.cents
                from (select account, sum(cents) as cents from gone group by account) d where a.id = d.account""").param("accounts", accounts.toArray(Integer[]::new)).update();
    }
}
