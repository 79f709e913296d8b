package org.tousaidants.pass.redemptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class RedemptionStore {
    private final Sql sql;

    RedemptionStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, Qualified wanted, Instant at) {
        sql.sql(network, """
                insert into redemptions_place (network, id, place, holder, iban, siret, keeper, offline, since, until, asked_by, at)
                values (:network, :id, :place, :holder, :iban, :siret, :keeper, :offline, :since, :until, :by, :at)
                on conflict do nothing""")
                .param("id", wanted.id())
                .param("place", wanted.place())
                .param("holder", wanted.holder())
                .param("iban", wanted.iban())
                .param("siret", wanted.siret())
                .param("keeper", wanted.keeper())
                .param("offline", wanted.offline())
                .param("since", wanted.since())
                .param("until", wanted.until())
                .param("by", wanted.askedBy())
                .param("at", at)
                .update();
    }

    /// False too when what was asked later is signed already.
    boolean sign(String network, UUID id, UUID second, Instant paysFrom) {
        return sql.sql(network, """
                update redemptions_place set second = :second, pays_from = :from
                where network = :network and id = :id and second is null and not exists (
                    select from redemptions_place later
                    where later.network = :network and later.place = redemptions_place.place
                      and later.second is not null and later.at > redemptions_place.at)""")
                        .param("id", id)
                        .param("second", second)
                        .param("from", paysFrom)
                        .update()
                > 0;
    }

    Optional<Qualified> byId(String network, UUID id) {
        return sql.sql(network, "select * from redemptions_place where network = :network and id = :id")
                .param("id", id)
                .query(Qualified.class)
                .optional();
    }

    /// Signed ones, the last of each place last.
    List<Qualified> signed(String network) {
        return sql.sql(network, """
                select * from redemptions_place where network = :network and second is not null order by place, at""").query(Qualified.class).list();
    }

    /// Those accounts whose waiting time is over, the last of each place last.
    List<Qualified> paid(String network, Instant now) {
        return sql.sql(network, """
                select * from redemptions_place
                where network = :network and second is not null and not overtaken and pays_from <= :now
                order by place, at""").param("now", now).query(Qualified.class).list();
    }

    /// What still waits for this place waits for ever: another change was signed.
    void overtake(String network, Qualified by, Instant now) {
        sql.sql(network, """
                update redemptions_place set overtaken = true
                where network = :network and place = :place and id <> :id and second is not null and pays_from > :now""")
                .param("place", by.place())
                .param("id", by.id())
                .param("now", now)
                .update();
    }

    /// Where a booklet is used, when its order says one place: the first that asks.
    UUID home(String network, UUID booklet, UUID place, Instant at) {
        sql.sql(network, """
                insert into redemptions_home (network, booklet, place, at) values (:network, :booklet, :place, :at)
                on conflict do nothing""")
                .param("booklet", booklet)
                .param("place", place)
                .param("at", at)
                .update();
        return home(network, booklet).orElseThrow();
    }

    Optional<UUID> home(String network, UUID booklet) {
        return sql.sql(network, "select place from redemptions_home where network = :network and booklet = :booklet")
                .param("booklet", booklet)
                .query(UUID.class)
                .optional();
    }

    Optional<Late> late(String network, UUID id) {
        return sql.sql(network, "select * from redemptions_late where network = :network and id = :id")
                .param("id", id)
                .query(Late.class)
                .optional();
    }

    /// The latest first.
    List<Late> lates(String network, List<UUID> places, Instant since) {
        return sql.sql(network, """
                select * from redemptions_late where network = :network and place = any(:places) and sent_at >= :since
                order by taken_at desc, id limit 200""")
                .param("places", places.toArray(UUID[]::new))
                .param("since", since)
                .query(Late.class)
                .list();
    }

    /// Those that count against the ceiling of a day; what its keeper may correct and send anew does not.
    int latesOn(String network, UUID place, Instant from, Instant until) {
        return sql.sql(network, """
                select count(*) from redemptions_late
                where network = :network and place = :place and taken_at >= :from and taken_at < :until
                  and outcome not in ('unknown', 'NOT_THIS_SERVICE', 'tooLate', 'ceiling', 'notOffline')""")
                .param("place", place)
                .param("from", from)
                .param("until", until)
                .query(Integer.class)
                .single();
    }

    void add(String network, Late late) {
        sql.sql(network, """
                insert into redemptions_late (network, id, place, by, taken_at, sent_at, outcome, cents)
                values (:network, :id, :place, :by, :taken, :sent, :outcome, :cents) on conflict do nothing""")
                .param("id", late.id())
                .param("place", late.place())
                .param("by", late.by())
                .param("taken", late.takenAt())
                .param("sent", late.sentAt())
                .param("outcome", late.outcome())
                .param("cents", late.cents())
                .update();
    }

    void look(String network, long voucher, Optional<UUID> by, Instant at) {
        sql.sql(
                        network,
                        "insert into redemptions_look (network, voucher, by, at) values (:network, :voucher, :by, :at)")
                .param("voucher", voucher)
                .param("by", by)
                .param("at", at)
                .update();
    }
}
