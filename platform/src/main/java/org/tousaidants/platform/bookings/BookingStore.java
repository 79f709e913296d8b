package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Stores bookings: tables `bookings_booking` and `bookings_person`.
@Repository
class BookingStore {
    private static final String BOOKING = """
            select b.id, b.slot, b.number as n, b.recorded_at, b.state, b.person, b.lang, b.wants, b.came, p.name, p.mail, p.phone
            from bookings_booking b left join bookings_person p on p.network = b.network and p.booking = b.id
            """;

    private final Sql db;

    BookingStore(Sql db) {
        this.db = db;
    }

    SeatBooking add(UUID slot, SeatBooking.BookingRequest asking, SeatBooking.BookingState state, Instant now) {
        var n = db.sql("""
                        with person as (
                            insert into bookings_person (booking, slot, name, mail, phone)
                            values (:id, :slot, :name, :mail, :phone))
                        insert into bookings_booking (id, slot, recorded_at, state, person, lang, wants)
                        values (:id, :slot, :now, :state, :person, :lang, :wants) returning number as n""")
                .params(asking)
                .param("slot", slot)
                .param("now", now)
                .param("state", EnumConstantName.low(state))
                .query(Long.class)
                .single();
        return new SeatBooking(
                asking.id(),
                slot,
                n,
                now,
                state,
                Optional.of(asking.who()),
                asking.person(),
                asking.lang(),
                asking.wants(),
                Optional.empty());
    }

    Optional<SeatBooking> find(UUID id) {
        return db.sql(BOOKING + "where b.id = :id")
                .param("id", id)
                .query(SeatBooking.class)
                .optional();
    }

    /// Returns the id of a valid booking in this slot that has the same form id, or else the same mail address.
    Optional<UUID> known(UUID slot, SeatBooking.BookingRequest asking) {
        return db.sql("""
                        select known from (select coalesce(
                            (select b.id from bookings_booking b where b.id = :id),
                            (select o.id from bookings_person m
                             join bookings_booking o on o.network = m.network and o.id = m.booking
                             where m.slot = :slot and m.mail = :mail
                               and o.state <> 'cancelled' order by o.number limit 1)) as known) as met
                        where known is not null""").params(asking).param("slot", slot).query(UUID.class).optional();
    }

    List<SeatBooking> list(UUID slot) {
        return db.sql(BOOKING + """
                        where b.slot = :slot
                        order by b.state = 'cancelled', b.state, b.number""")
                .param("slot", slot)
                .query(SeatBooking.class)
                .list();
    }

    List<SeatBooking> ofPerson(UUID person) {
        return db.sql(BOOKING + "where b.person = :person order by b.number")
                .param("person", person)
                .query(SeatBooking.class)
                .list();
    }

    record BookingCounts(int seated, int waiting) {}

    private record SlotBookingCounts(UUID slot, BookingCounts counts) {}

    /// Returns the numbers of bookings by slot id; slots without bookings are absent.
    Map<UUID, BookingCounts> counts(Collection<UUID> slots) {
        return db.sql("""
                        select slot, count(*) filter (where state = 'seated') as seated,
                            count(*) filter (where state = 'waiting') as waiting
                        from bookings_booking where slot = any(:slots) and state <> 'cancelled' group by slot""").param("slots", slots.toArray(UUID[]::new)).query(SlotBookingCounts.class).list().stream()
                .collect(Collectors.toMap(SlotBookingCounts::slot, SlotBookingCounts::counts));
    }

    BookingCounts counts(UUID slot) {
        return db.sql("""
                        select count(*) filter (where state = 'seated') as seated,
                            count(*) filter (where state = 'waiting') as waiting
                        from bookings_booking where slot = :slot and state <> 'cancelled'""").param("slot", slot).query(BookingCounts.class).single();
    }

    /// Returns the position on the waiting list of the booking with the number `n`, from 1.
    int rank(UUID slot, long n) {
        return db.sql("""
                        select count(*) from bookings_booking
                        where slot = :slot and state = 'waiting' and number <= :n""")
                .param("slot", slot)
                .param("n", n)
                .query(Integer.class)
                .single();
    }

    /// Gives a seat to the first person on the waiting list and returns their booking; empty if nobody waits.
    Optional<SeatBooking> seatNext(UUID slot) {
        return db.sql("""
                        update bookings_booking set state = 'seated'
                        where id = (
                            select id from bookings_booking
                            where slot = :slot and state = 'waiting' order by number limit 1)
                        returning id""").param("slot", slot).query(UUID.class).optional().flatMap(id -> find(id));
    }

    boolean cancel(UUID id) {
        return db.sql("""
                        update bookings_booking set state = 'cancelled'
                        where id = :id and state <> 'cancelled' and came is null""").param("id", id).update() == 1;
    }

    boolean came(UUID id, boolean came) {
        return db.sql("""
                        update bookings_booking set came = :came
                        where id = :id and state = 'seated' and came is distinct from :came""").param("id", id).param("came", came).update() == 1;
    }

    /// Returns the ids of the bookings whose reminder is due: the slot begins between `now` and `soon`, a mail
    /// address is known, and the booking was made before the reminder was due.
    List<UUID> toRemind(Instant now, Instant soon) {
        return db.sql("""
                        select b.id from bookings_booking b
                        join bookings_slot s on s.network = b.network and s.id = b.slot
                        join bookings_person p on p.network = b.network and p.booking = b.id
                        where b.state = 'seated' and b.reminded_at is null
                          and p.mail is not null and s.called_off_at is null
                          and s.starts_at > :now and s.starts_at <= :soon and b.recorded_at < s.starts_at - (:soon - :now)
                        order by s.starts_at, b.number""")
                .param("now", now)
                .param("soon", soon)
                .query(UUID.class)
                .list();
    }

    /// Marks a booking as reminded and returns it; empty if it was already reminded or cancelled in the
    /// meantime.
    Optional<SeatBooking> remind(UUID id, Instant now) {
        var reminded = db.sql("""
                        update bookings_booking set reminded_at = :now
                        where id = :id and state = 'seated' and reminded_at is null""").param("id", id).param("now", now).update();
        return reminded == 0 ? Optional.empty() : find(id);
    }

    /// Erases the names and contacts of people who booked slots that ended before `before`. Returns the number
    /// of people whose data were erased.
    int forget(Instant before) {
        return db.sql("""
                        delete from bookings_person p using bookings_slot s
                        where s.network = p.network and s.id = p.slot and s.ends_at < :before""").param("before", before).update();
    }
}
