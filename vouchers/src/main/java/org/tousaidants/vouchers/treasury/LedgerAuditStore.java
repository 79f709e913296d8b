package org.tousaidants.vouchers.treasury;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Recomputes all accounts from the transfers and finds the first difference.
@Repository
class LedgerAuditStore {
    /// The checks of the audit, in order. Each SQL statement returns no row if the accounts are correct.
    private static final List<LedgerCheckQuery> CHECKS = List.of(
            new LedgerCheckQuery("le solde d’un compte n’est pas la somme de ses mouvements", """
                    select a.kind || ' (compte ' || a.id || ') porte ' || a.cents || ' centimes, ses mouvements donnent '
                        || coalesce(m.cents, 0)
                    from treasury_account a left join (
                        select account, sum(cents) as cents from (
                            select debit as account, -cents as cents from treasury_transfer
                            union all select credit, cents from treasury_transfer
                            union all select debit, -cents from treasury_end
                            union all select credit, cents from treasury_end
                            union all select account, -cents from treasury_unfolded) all_moves
                        group by account) m on m.account = a.id
                    where a.cents <> coalesce(m.cents, 0) order by a.id limit 1"""),
            new LedgerCheckQuery("la somme de tous les comptes n’est pas zéro", """
                    select sum(cents) || ' centimes' from treasury_account
                    having coalesce(sum(cents), 0) <> 0"""),
            new LedgerCheckQuery(
                    "un chèque est fini sans être actif, ou pour une autre valeur, ou depuis un autre compte", """
                    select 'chèque ' || e.voucher || ', ' || e.act from treasury_end e
                    left join treasury_voucher v on v.network = e.network and v.id = e.voucher
                    left join treasury_account c on c.network = e.network and c.id = e.credit
                    left join treasury_account d on d.network = e.network and d.id = e.debit
                    where (v.id is null or v.activation is null or v.face_cents <> e.cents
                        or v.account <> e.debit or c.id is null
                        or c.kind is distinct from (case e.act when 'REDEEM' then 'OWED' when 'EXPIRE' then 'EXPIRED'
                            when 'CANCEL' then 'CANCELLED' end)
                        or c.kind <> 'OWED' and c.subject <> d.subject)
                    order by e.voucher limit 1"""),
            new LedgerCheckQuery("la valeur en circulation n’est pas celle des chèques actifs qui restent", """
                    select 'compte ' || a.id || ' : ' || a.cents + coalesce(late.cents, 0) || ' centimes, les chèques en valent '
                        || coalesce(v.cents, 0)
                    from treasury_account a
                    left join (select account, sum(cents) as cents from treasury_unfolded group by account) late on late.account = a.id
                    left join (select v.account, sum(v.face_cents) as cents from treasury_voucher v
                        where v.activation is not null and not exists (
                            select from treasury_end e where e.network = v.network and e.voucher = v.id)
                        group by v.account) v on v.account = a.id
                    where a.kind = 'CIRCULATION'
                      and a.cents + coalesce(late.cents, 0) <> coalesce(v.cents, 0)
                    order by a.id limit 1"""),
            new LedgerCheckQuery("un mouvement d’activation n’a pas apporté la valeur de ses chèques", """
                    select 'mouvement ' || coalesce(t.id, v.id) from
                        (select id, sum(cents) as cents from treasury_transfer
                         where act in ('ACTIVATE', 'REPLACE') group by id) t
                        full join (select activation as id, sum(face_cents) as cents from treasury_voucher
                         where activation is not null group by activation) v on v.id = t.id
                    where t.cents is distinct from v.cents limit 1"""),
            new LedgerCheckQuery(
                    "l’argent reçu n’est pas celui qui attend, circule, a été encaissé, a expiré, a été annulé ou rendu",
                    """
                    select 'commande ' || o.subject || ' : ' || o.cents || ' centimes'
                    from (select d.subject, sum(m.sign * m.cents) as cents from (
                            select debit as account, -1 as sign, cents from treasury_transfer
                            union all select credit, 1, cents from treasury_transfer
                            union all select debit, -1, cents from treasury_end
                            union all select case act when 'REDEEM' then debit else credit end, 1, cents
                                from treasury_end) m
                          join treasury_account d on d.id = m.account
                          where d.kind not in ('OWED', 'SETTLED')
                          group by d.subject) o
                    where o.cents <> 0 limit 1"""),
            // The checks from here on come last. Refunds made before this rule existed cannot be undone,
            // and must not hide other differences.
            new LedgerCheckQuery("un financeur a reçu plus qu’il n’a donné", """
                    select string_agg('commande ' || back.subject || ', financeur ' || back.party || ', donné '
                        || -coalesce(gave.cents, 0) || ' centimes, rendu ' || back.cents, ' ; ' order by back.id)
                    from treasury_account back
                    left join treasury_account gave on gave.network = back.network and gave.kind = 'FUNDER'
                        and gave.subject = back.subject and gave.party = back.party
                    where back.kind = 'CREDITED' and back.cents > -coalesce(gave.cents, 0)
                    having count(*) > 0"""),
            // A difference of two cents is tolerated, because expired and cancelled amounts were
            // formerly rounded separately.
            new LedgerCheckQuery(
                    "ce qui n’a pas servi n’est pas revenu selon ce que les chèques ont pris à chaque financeur", """
                    with moved as (
                        select d.subject, case when c.kind = 'CREDITED' then c.party else d.party end as party,
                            case when t.act = 'ACTIVATE' then t.cents else 0 end as drawn,
                            case when c.kind = 'CREDITED' then t.cents when d.kind = 'CREDITED' then -t.cents else 0 end
                                as back
                        from treasury_transfer t
                        join treasury_account d on d.network = t.network and d.id = t.debit
                        join treasury_account c on c.network = t.network and c.id = t.credit
                        where (t.act = 'ACTIVATE'
                            or d.kind in ('EXPIRED', 'CANCELLED') and c.kind = 'CREDITED'
                            or c.kind in ('EXPIRED', 'CANCELLED') and d.kind = 'CREDITED')),
                    funders as (
                        select subject, party, sum(drawn) as drawn, sum(back) as back
                        from moved group by subject, party),
                    orders as (
                        select f.subject, sum(f.drawn) as drawn, sum(f.back) + (
                            select coalesce(sum(a.cents), 0) from treasury_account a
                            where a.subject = f.subject and a.kind in ('EXPIRED', 'CANCELLED'))
                            as unused
                        from funders f group by f.subject)
                    select string_agg('commande ' || f.subject || ', financeur ' || f.party || ', rendu ' || f.back
                        || ' centimes, sa part est ' || coalesce(round(o.unused * f.drawn / nullif(o.drawn, 0)), 0), ' ; '
                        order by f.subject, f.party)
                    from funders f join orders o on o.subject = f.subject
                    where f.back > 0 and abs(f.back * o.drawn - o.unused * f.drawn) >= 2 * o.drawn
                    having count(*) > 0"""));

    private record LedgerCheckQuery(String wrong, String statement) {}

    private final Sql sql;

    LedgerAuditStore(Sql sql) {
        this.sql = sql;
    }

    /// Returns the description of the first difference; empty if the accounts are correct.
    Optional<String> firstDifference() {
        for (var check : CHECKS) {
            var found = sql.sql(check.statement()).query(String.class).optional();
            if (found.isPresent()) return Optional.of(check.wrong() + " : " + found.get());
        }
        return Optional.empty();
    }

    record LedgerCounts(long accounts, long transfers, long vouchers, long ends) {}

    LedgerCounts counted() {
        return sql.sql("""
                select (select count(*) from treasury_account) as accounts,
                    (select count(*) from treasury_transfer) as transfers,
                    (select count(*) from treasury_voucher) as vouchers,
                    (select count(*) from treasury_end) as ends""").query(LedgerCounts.class).single();
    }
}
