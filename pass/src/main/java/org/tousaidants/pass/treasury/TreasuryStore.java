package org.tousaidants.pass.treasury;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.pass.ledger.AccountKind;
import org.tousaidants.pass.ledger.LedgerAccount;
import org.tousaidants.pass.ledger.LedgerAct;
import org.tousaidants.pass.ledger.Transfer;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.db.Sql;

/// The accounts and the movements between them.
@Repository
class TreasuryStore {
    private final Sql sql;

    TreasuryStore(Sql sql) {
        this.sql = sql;
    }

    /// Movements are rare beside redemptions: one at a time in a network, so that what is judged is what is
    /// written.
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
            sql.sql("insert into treasury_folded (upto) values ('0') on conflict do nothing")
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

    /// Exact: what is folded, and the ends since.
    long balance(int account) {
        return sql.sql("""
                select a.cents
                  + coalesce((select sum(case when e.credit = a.id then e.cents else -e.cents end) from treasury_end e
                      where e.tx >= (select f.upto from treasury_folded f where f.network = a.network)
                        and e.network = a.network
                        and a.id in (e.debit, e.credit)), 0)
                from treasury_account a where a.id = :account""").param("account", account).query(Long.class).single();
    }

    /// Folded only: what the database lets a movement take.
    long folded(int account) {
        return sql.sql("select cents from treasury_account where id = :account")
                .param("account", account)
                .query(Long.class)
                .single();
    }

    Optional<Transfer> find(UUID id, int leg) {
        return sql.sql(TRANSFERS + " and t.id = :id and t.leg = :leg")
                .param("id", id)
                .param("leg", leg)
                .query((row, n) -> transfer(Rows.of(row)))
                .optional();
    }

    private static final String TRANSFERS = """
            select t.*, d.kind as d_kind, d.subject as d_subject, d.party as d_party,
                c.kind as c_kind, c.subject as c_subject, c.party as c_party
            from treasury_transfer t
            join treasury_account d on d.network = t.network and d.id = t.debit
            join treasury_account c on c.network = t.network and c.id = t.credit
            where true
            """;

    List<Treasury.Line> about(UUID subject) {
        return sql.sql(TRANSFERS + " and :subject in (d.subject, c.subject) order by t.at, t.id, t.leg")
                .param("subject", subject)
                .query((row, n) ->
                        new Treasury.Line(transfer(Rows.of(row)), Rows.of(row).instant("at")))
                .list();
    }

    /// However the number is written: letters, spaces.
    List<Treasury.Line> provided(String mandate) {
        return sql.sql(TRANSFERS + """
                 and t.act = 'PROVIDE'
                and lower(regexp_replace(t.reason, '\\s', '', 'g')) = lower(regexp_replace(:mandate, '\\s', '', 'g'))
                order by t.at, t.id""")
                .param("mandate", mandate)
                .query((row, n) ->
                        new Treasury.Line(transfer(Rows.of(row)), Rows.of(row).instant("at")))
                .list();
    }

    private static Transfer transfer(Rows row) throws SQLException {
        return new Transfer(
                row.id("id"),
                row.number("leg"),
                row.constant("act", LedgerAct.class),
                new LedgerAccount(row.constant("d_kind", AccountKind.class), row.id("d_subject"), row.id("d_party")),
                new LedgerAccount(row.constant("c_kind", AccountKind.class), row.id("c_subject"), row.id("c_party")),
                row.big("cents"),
                row.text("reason"),
                row.maybeId("by"),
                row.maybeId("second"));
    }

    void add(Transfer transfer, int debit, int credit, Instant at) {
        sql.sql("""
                insert into treasury_transfer (id, leg, act, debit, credit, cents, reason, by, second, at)
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

    record Standing(LedgerAccount account, long cents) {}

    /// Each account of one order, or of one place.
    List<Standing> standing(UUID subject) {
        return sql.sql("""
                select id, kind, subject, party from treasury_account
                where subject = :subject order by kind, id""")
                .param("subject", subject)
                .query((row, n) -> new Standing(
                        new LedgerAccount(
                                Rows.of(row).constant("kind", AccountKind.class),
                                Rows.of(row).id("subject"),
                                Rows.of(row).id("party")),
                        balance(row.getInt("id"))))
                .list();
    }

    /// « À additionner » — what the ends of vouchers ask of the balances.
    enum ToFold {
        /// An idle site writes nothing.
        NOTHING,
        SOME,
        /// The numbers of transactions lie in the future: the database was copied from another server.
        OF_ANOTHER_SERVER
    }

    ToFold toFold() {
        return sql.sql("""
                select case
                    when last >= next or exists (select from treasury_folded where upto > next) then 'OF_ANOTHER_SERVER'
                    when last >= (select min(upto) from treasury_folded) then 'SOME'
                    else 'NOTHING' end
                from (select (select tx from treasury_end order by tx desc limit 1) as last,
                    pg_snapshot_xmax(pg_current_snapshot()) as next) numbers""").query((row, n) -> ToFold.valueOf(row.getString(1))).single();
    }

    /// All ends so far get a number that is past on any server, and all balances are counted anew. There are no
    /// writes meanwhile.
    void numberAgain() {
        // As every movement does: first the mark of what is added up, then the accounts.
        sql.sql("select network from treasury_folded order by network for update")
                .query(_ -> {});
        for (var step : List.of(
                "lock table treasury_account, treasury_transfer, treasury_end in share row exclusive mode",
                "alter table treasury_end disable trigger treasury_stays",
                "update treasury_end set tx = '1'",
                "alter table treasury_end enable trigger treasury_stays",
                """
                with moved as (
                    select network, account, sum(cents) as cents from (
                        select network, debit as account, -cents as cents from treasury_transfer
                        union all select network, credit, cents from treasury_transfer
                        union all select network, debit, -cents::bigint from treasury_end
                        union all select network, credit, cents::bigint from treasury_end) moves
                    group by network, account)
                update treasury_account a set cents = coalesce(
                    (select m.cents from moved m where m.network = a.network and m.account = a.id), 0)""",
                "update treasury_folded set upto = pg_snapshot_xmin(pg_current_snapshot())"))
            sql.sql(step).update();
    }

    /// Three statements: one that locks and updates the same row within itself folds nothing. By the number of the
    /// transaction, as rows commit out of order.
    void fold() {
        sql.sql("""
                select upto::text as low, pg_snapshot_xmin(pg_current_snapshot())::text as high
                from treasury_folded for update""")
                .query((row, n) -> new String[] {row.getString("low"), row.getString("high")})
                .list()
                .forEach(range -> fold(range[0], range[1]));
    }

    private void fold(String low, String high) {
        sql.sql("""
                update treasury_account a set cents = a.cents + d.cents
                from (select m.account, sum(m.cents) as cents
                    from treasury_end e cross join lateral (values (e.debit, -e.cents), (e.credit, e.cents)) m (account, cents)
                    where e.tx >= :low::xid8 and e.tx < :high::xid8
                    group by m.account) d
                where a.id = d.account""").param("low", low).param("high", high).update();
        // Who waited for another fold looked at the transactions before it: what that one folded is not folded again.
        sql.sql("update treasury_folded set upto = :high::xid8 where upto < :high::xid8")
                .param("high", high)
                .update();
    }
}
