package org.tousaidants.vouchers.redemptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class VoucherRedemptionStore {
    private final Sql sql;

    VoucherRedemptionStore(Sql sql) {
        this.sql = sql;
    }

    void add(VoucherQualifiedPlace wanted, Instant at) {
        sql.sql("""
                insert into redemptions_place (id, place, holder, iban, siret, keeper, offline, since, until, asked_by, recorded_at)
                values (:id, :place, :holder, :iban, :siret, :keeper, :offline, :since, :until, :by, :at)
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

    /// Records the second signature of a qualification. Returns false if it was already recorded, or if a later
    /// request for the place is already signed.
    ///
    /// @param second account of the second signatory
    /// @param paysFrom time from which the bank account is used
    boolean sign(UUID id, UUID second, Instant paysFrom) {
        return sql.sql("""
                update redemptions_place set second = :second, pays_from_at = :from
                where id = :id and second is null and not exists (
                    select from redemptions_place later
                    where later.place = redemptions_place.place
                      and later.second is not null and later.recorded_at > redemptions_place.recorded_at)""")
                        .param("id", id)
                        .param("second", second)
                        .param("from", paysFrom)
                        .update()
                > 0;
    }

    Optional<VoucherQualifiedPlace> byId(UUID id) {
        return sql.sql("select * from redemptions_place where id = :id")
                .param("id", id)
                .query(VoucherQualifiedPlace.class)
                .optional();
    }

    /// Returns all signed qualifications; for each place, the latest comes last.
    List<VoucherQualifiedPlace> signed() {
        return sql.sql("""
                select * from redemptions_place where second is not null order by place, recorded_at""").query(VoucherQualifiedPlace.class).list();
    }

    /// Returns the qualifications whose bank account may be paid, because its waiting time has passed; for each
    /// place, the latest comes last.
    List<VoucherQualifiedPlace> paid(Instant now) {
        return sql.sql("""
                select * from redemptions_place
                where second is not null and not overtaken and pays_from_at <= :now
                order by place, recorded_at""").param("now", now).query(VoucherQualifiedPlace.class).list();
    }

    /// Invalidates the bank accounts of this place whose waiting time has not passed, because the newer
    /// qualification `by` replaces them.
    void overtake(VoucherQualifiedPlace by, Instant now) {
        sql.sql("""
                update redemptions_place set overtaken = true
                where place = :place and id <> :id and second is not null and pays_from_at > :now""")
                .param("place", by.place())
                .param("id", by.id())
                .param("now", now)
                .update();
    }

    /// Returns the place to which a booklet belongs whose vouchers must all be used at one place. A booklet that
    /// belongs to no place is assigned to the given place.
    UUID home(UUID booklet, UUID place, Instant at) {
        sql.sql("""
                insert into redemptions_home (booklet, place, recorded_at) values (:booklet, :place, :at)
                on conflict do nothing""")
                .param("booklet", booklet)
                .param("place", place)
                .param("at", at)
                .update();
        return home(booklet).orElseThrow();
    }

    Optional<UUID> home(UUID booklet) {
        return sql.sql("select place from redemptions_home where booklet = :booklet")
                .param("booklet", booklet)
                .query(UUID.class)
                .optional();
    }

    Optional<OfflineVoucherRedemption> late(UUID id) {
        return sql.sql("select *, actor as by from redemptions_late where id = :id")
                .param("id", id)
                .query(OfflineVoucherRedemption.class)
                .optional();
    }

    /// Returns the redemptions that the tills of these places made without internet since this time, the most
    /// recent first.
    List<OfflineVoucherRedemption> lates(List<UUID> places, Instant since) {
        return sql.sql("""
                select *, actor as by from redemptions_late where place = any(:places) and sent_at >= :since
                order by taken_at desc, id limit 200""")
                .param("places", places.toArray(UUID[]::new))
                .param("since", since)
                .query(OfflineVoucherRedemption.class)
                .list();
    }

    /// Returns the number of redemptions without internet that count for the daily limit of a place. Refused
    /// redemptions that the till keeper can correct and send again are not counted.
    int latesOn(UUID place, Instant from, Instant until) {
        return sql.sql("""
                select count(*) from redemptions_late
                where place = :place and taken_at >= :from and taken_at < :until
                  and outcome not in ('unknown', 'NOT_THIS_SERVICE', 'tooLate', 'ceiling', 'notOffline')""")
                .param("place", place)
                .param("from", from)
                .param("until", until)
                .query(Integer.class)
                .single();
    }

    void add(OfflineVoucherRedemption late) {
        sql.sql("""
                insert into redemptions_late (id, place, actor, taken_at, sent_at, outcome, cents)
                values (:id, :place, :by, :taken, :sent, :outcome, :cents) on conflict do nothing""")
                .param("id", late.id())
                .param("place", late.place())
                .param("by", late.by())
                .param("taken", late.takenAt())
                .param("sent", late.sentAt())
                .param("outcome", late.outcome())
                .param("cents", late.cents())
                .update();
    }

    void look(long voucher, Optional<UUID> by, Instant at) {
        sql.sql("insert into redemptions_look (voucher, actor, recorded_at) values (:voucher, :by, :at)")
                .param("voucher", voucher)
                .param("by", by)
                .param("at", at)
                .update();
    }
}
