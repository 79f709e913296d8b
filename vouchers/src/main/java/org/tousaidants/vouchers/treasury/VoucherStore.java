package org.tousaidants.vouchers.treasury;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import org.tousaidants.vouchers.ledger.LedgerTransferKind;

/// Stores vouchers and how they ended.
@Repository
class VoucherStore {
    private static final String VOUCHERS = """
            select v.*, v.number as n, a.subject, e.id as end_id, e.act, e.recorded_at, p.subject as place
            from treasury_voucher v
            join treasury_account a on a.network = v.network and a.id = v.account
            left join treasury_end e on e.network = v.network and e.voucher = v.id
            left join treasury_account p on p.network = e.network and p.id = e.credit
            where true
            """;

    private final Sql sql;

    VoucherStore(Sql sql) {
        this.sql = sql;
    }

    void add(int account, int faceCents, LocalDate until, List<UUID> booklets, List<UUID> codes, List<Integer> ns) {
        sql.sql("""
                insert into treasury_voucher (code, booklet, number, account, face_cents, valid_until)
                select code, booklet, number as n, :account, :face, :until
                from unnest(:codes::uuid[], :booklets::uuid[], :ns::int[]) c (code, booklet, number)""")
                .param("account", account)
                .param("face", faceCents)
                .param("until", until)
                .param("codes", codes.toArray(UUID[]::new))
                .param("booklets", booklets.toArray(UUID[]::new))
                .param("ns", ns.toArray(Integer[]::new))
                .update();
    }

    Optional<Voucher> byCode(UUID code) {
        return sql.sql(VOUCHERS + " and v.code = :code")
                .param("code", code)
                .query((row, n) -> voucher(SqlColumnConverter.of(row)))
                .optional();
    }

    Optional<UUID> among(List<UUID> codes) {
        return sql.sql("select code from treasury_voucher where code = any(:codes::uuid[])")
                .param("codes", codes.toArray(UUID[]::new))
                .query(UUID.class)
                .optional();
    }

    List<Voucher> ofBooklet(UUID booklet) {
        return sql.sql(VOUCHERS + " and v.booklet = :booklet order by v.number")
                .param("booklet", booklet)
                .query((row, n) -> voucher(SqlColumnConverter.of(row)))
                .list();
    }

    private static Voucher voucher(SqlColumnConverter row) throws SQLException {
        var end = row.maybeId("end_id");
        return new Voucher(
                row.big("id"),
                row.id("booklet"),
                row.number("n"),
                row.id("subject"),
                row.number("account"),
                row.number("face_cents"),
                row.day("valid_until"),
                row.maybeId("activation").isPresent(),
                end.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Voucher.VoucherEnd(
                                end.get(), row.text("act"), row.id("place"), row.instant("at"))));
    }

    /// Activates the vouchers of a booklet and returns the number of activated vouchers.
    ///
    /// @param movement id of the transfer that gives them their value
    int activate(UUID booklet, UUID movement) {
        return sql.sql("""
                update treasury_voucher set activation = :movement
                where booklet = :booklet and activation is null""")
                .param("booklet", booklet)
                .param("movement", movement)
                .update();
    }

    /// Ends the active vouchers of one booklet, or of a whole order, and returns the value in cents of each
    /// ended voucher.
    List<Integer> end(
            LedgerTransferKind act, UUID id, Optional<UUID> booklet, int debit, int credit, UUID by, Instant at) {
        return sql.sql("""
                insert into treasury_end (network, voucher, id, act, debit, credit, cents, actor, recorded_at)
                select network, id, :id, :act, account, :credit, face_cents, :by, :at
                from treasury_voucher
                where account = :debit and activation is not null
                  and (:booklet::uuid is null or booklet = :booklet)
                order by id
                on conflict do nothing returning cents""")
                .param("act", act)
                .param("id", id)
                .param("booklet", booklet)
                .param("debit", debit)
                .param("credit", credit)
                .param("by", by)
                .param("at", at)
                .query(Integer.class)
                .list();
    }

    OrderVoucherCounts count(UUID order) {
        return sql.sql("""
                select count(*) as made, count(v.activation) as active,
                    count(*) filter (where e.act = 'REDEEM') as redeemed,
                    count(*) filter (where e.act = 'EXPIRE') as expired,
                    count(*) filter (where e.act = 'CANCEL') as cancelled,
                    count(distinct v.booklet) filter (where e.act = 'REDEEM') as started,
                    coalesce(sum(e.cents) filter (where e.act = 'REDEEM'), 0) as redeemed_cents
                from treasury_voucher v
                join treasury_account a on a.network = v.network and a.id = v.account
                left join treasury_end e on e.network = v.network and e.voucher = v.id
                where a.subject = :order""")
                .param("order", order)
                .query(OrderVoucherCounts.class)
                .single();
    }

    /// Returns, by month and kind, the number of activated vouchers (ACTIVATE), of booklets whose first voucher
    /// was redeemed (START), and of ended vouchers by kind of end.
    ///
    /// @param order id of one order; empty for all orders
    Map<String, Map<String, Long>> months(Optional<UUID> order) {
        var found = new HashMap<String, Map<String, Long>>();
        sql.sql("""
                with of as (
                    select v.id, v.booklet, v.activation from treasury_voucher v
                    join treasury_account a on a.network = v.network and a.id = v.account
                    where v.activation is not null
                      and (:order::uuid is null or a.subject = :order)),
                ends as (
                    select e.act, e.recorded_at as at, of.booklet from of
                    join treasury_end e on e.voucher = of.id),
                moments as (
                    select 'ACTIVATE' as what, t.recorded_at as at from of
                        join treasury_transfer t on t.id = of.activation and t.leg = 0
                    union all select act, at from ends
                    union all select 'START', min(at) from ends where act = 'REDEEM' group by booklet)
                select what, to_char(at at time zone 'Europe/Paris', 'YYYY-MM') as month, count(*) as many
                from moments group by what, month""").param("order", order).query(row -> {
            found.computeIfAbsent(row.getString("what"), _ -> new HashMap<>())
                    .put(row.getString("month"), row.getLong("many"));
        });
        return found;
    }

    /// Returns the ended vouchers of an order, in chronological order.
    List<Vouchers.EndedVoucher> ended(UUID order) {
        return sql.sql("""
                select e.voucher, e.act, e.cents::int as cents, e.service, e.recorded_at, c.subject as to
                from treasury_end e
                join treasury_account d on d.network = e.network and d.id = e.debit
                join treasury_account c on c.network = e.network and c.id = e.credit
                where d.subject = :order order by e.recorded_at, e.voucher""")
                .param("order", order)
                .query(Vouchers.EndedVoucher.class)
                .list();
    }

    /// « Chèque à encaisser » — a voucher that was just checked and is to be redeemed.
    ///
    /// @param account account of the voucher's order
    /// @param credit account of the place
    /// @param goodOn day on which the voucher must be valid
    record VoucherToRedeem(
            UUID id,
            UUID code,
            int account,
            int credit,
            VoucherUse use,
            UUID by,
            LocalDate day,
            LocalDate goodOn,
            Instant at) {}

    /// Redeems a voucher. If several calls for the same voucher run at the same time, exactly one of them
    /// returns true.
    boolean redeem(VoucherToRedeem one) {
        return sql.sql("""
                insert into treasury_end (network, voucher, id, act, debit, credit, cents, service, minutes, how, actor, recorded_at,
                    on_day)
                select network, id, :id, 'REDEEM', account, :credit, face_cents, :service, :minutes, :how, :by, :at, :day
                from treasury_voucher
                where code = :code and account = :account and face_cents = :cents
                  and activation is not null and valid_until >= :goodOn
                on conflict do nothing""").params(one).update() == 1;
    }

    /// Returns the redeemed vouchers of a period, the most recent last.
    ///
    /// @param from start of the period
    /// @param until end of the period
    /// @param place id of one place; empty if all places
    /// @param order id of one order; empty if all orders
    List<RedeemedVoucher> redeemed(Instant from, Instant until, Optional<UUID> place, Optional<UUID> order) {
        return sql.sql("""
                select e.*, e.actor as by, v.booklet, v.number as n, o.subject as "order", p.subject as place,
                    coalesce(e.on_day, (e.recorded_at at time zone 'Europe/Paris')::date) as day
                from treasury_end e
                join treasury_voucher v on v.network = e.network and v.id = e.voucher
                join treasury_account o on o.network = e.network and o.id = e.debit
                join treasury_account p on p.network = e.network and p.id = e.credit
                where e.act = 'REDEEM' and e.recorded_at >= :from and e.recorded_at < :until
                  and (:place::uuid is null or p.subject = :place) and (:order::uuid is null or o.subject = :order)
                order by e.recorded_at, e.voucher""")
                .param("from", from)
                .param("until", until)
                .param("place", place)
                .param("order", order)
                .query(RedeemedVoucher.class)
                .list();
    }
}
