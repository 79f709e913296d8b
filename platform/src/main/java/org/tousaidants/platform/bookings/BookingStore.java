package org.tousaidants.platform.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;
import org.tousaidants.platform.mail.MailAddress;

/// Rows of `bookings_booking` and `bookings_person`.
@Repository
class BookingStore {
    private static final String BOOKING = """
            select b.id, b.slot, b.n, b.at, b.state, b.person, b.lang, b.wants, b.came, p.name, p.mail, p.phone
            from bookings_booking b left join bookings_person p on p.network = b.network and p.booking = b.id
            """;

    private final JdbcClient db;

    BookingStore(JdbcClient db) {
        this.db = db;
    }

    /// One statement, as whoever asks holds the slot meanwhile.
    Booking add(String network, UUID slot, Booking.Asking asking, Booking.State state, Instant now) {
        var n = db.sql("""
                        with person as (
                            insert into bookings_person (network, booking, slot, name, mail, phone)
                            values (:network, :id, :slot, :name, :mail, :phone))
                        insert into bookings_booking (network, id, slot, at, state, person, lang, wants)
                        values (:network, :id, :slot, :now, :state, :person::uuid, :lang, :wants) returning n""")
                .param("network", network)
                .param("id", asking.id())
                .param("slot", slot)
                .param("now", Rows.at(now))
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("person", asking.person().map(UUID::toString).orElse(null))
                .param("lang", asking.lang())
                .param("wants", asking.wants().toArray(String[]::new))
                .param("name", asking.who().name())
                .param("mail", asking.who().mail().map(MailAddress::value).orElse(null))
                .param("phone", asking.who().phone().orElse(null))
                .query(Long.class)
                .single();
        return new Booking(
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

    Optional<Booking> find(String network, UUID id) {
        return db.sql(BOOKING + "where b.network = :network and b.id = :id")
                .param("network", network)
                .param("id", id)
                .query(BookingStore::booking)
                .optional();
    }

    /// What somebody who asks meets, in one look: the slot is held meanwhile, so that others wait for it.
    ///
    /// @param known the id of the same sending, else of another of the same mail address that still stands
    record Standing(Optional<UUID> known, Counts counts) {}

    Standing standing(String network, UUID slot, Booking.Asking asking) {
        return db.sql("""
                        select count(*) filter (where state = 'seated') as seated,
                            count(*) filter (where state = 'waiting') as waiting,
                            (select b.id from bookings_booking b
                             where b.network = :network and b.id = any(array(
                                select :id::uuid union all
                                select m.booking from bookings_person m
                                join bookings_booking o on o.network = m.network and o.id = m.booking
                                where m.network = :network and m.slot = :slot and m.mail = :mail::text
                                  and o.state <> 'cancelled'))
                             order by b.id <> :id, b.n limit 1) as known
                        from bookings_booking where network = :network and slot = :slot and state <> 'cancelled'""")
                .param("network", network)
                .param("slot", slot)
                .param("id", asking.id())
                .param("mail", asking.who().mail().map(MailAddress::value).orElse(null))
                .query((row, n) -> new Standing(
                        Optional.ofNullable(row.getObject("known", UUID.class)),
                        new Counts(row.getInt("seated"), row.getInt("waiting"))))
                .single();
    }

    List<Booking> list(String network, UUID slot) {
        return db.sql(BOOKING + """
                        where b.network = :network and b.slot = :slot
                        order by b.state = 'cancelled', b.state, b.n""")
                .param("network", network)
                .param("slot", slot)
                .query(BookingStore::booking)
                .list();
    }

    List<Booking> ofPerson(String network, UUID person) {
        return db.sql(BOOKING + "where b.network = :network and b.person = :person order by b.n")
                .param("network", network)
                .param("person", person)
                .query(BookingStore::booking)
                .list();
    }

    record Counts(int seated, int waiting) {}

    Counts counts(String network, UUID slot) {
        return db.sql("""
                        select count(*) filter (where state = 'seated') as seated,
                            count(*) filter (where state = 'waiting') as waiting
                        from bookings_booking where network = :network and slot = :slot and state <> 'cancelled'""")
                .param("network", network)
                .param("slot", slot)
                .query((row, n) -> new Counts(row.getInt("seated"), row.getInt("waiting")))
                .single();
    }

    /// How many wait up to this one, itself included.
    int rank(String network, UUID slot, long n) {
        return db.sql("""
                        select count(*) from bookings_booking
                        where network = :network and slot = :slot and state = 'waiting' and n <= :n""")
                .param("network", network)
                .param("slot", slot)
                .param("n", n)
                .query(Integer.class)
                .single();
    }

    /// The first who waits gets a seat.
    Optional<Booking> seatNext(String network, UUID slot) {
        return db.sql("""
                        update bookings_booking set state = 'seated'
                        where network = :network and id = (
                            select id from bookings_booking
                            where network = :network and slot = :slot and state = 'waiting' order by n limit 1)
                        returning id""")
                .param("network", network)
                .param("slot", slot)
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(network, id));
    }

    boolean cancel(String network, UUID id) {
        return db.sql("""
                        update bookings_booking set state = 'cancelled'
                        where network = :network and id = :id and state <> 'cancelled' and came is null""").param("network", network).param("id", id).update() == 1;
    }

    boolean came(String network, UUID id, boolean came) {
        return db.sql("""
                        update bookings_booking set came = :came
                        where network = :network and id = :id and state = 'seated' and came is distinct from :came""")
                        .param("network", network)
                        .param("id", id)
                        .param("came", came)
                        .update()
                == 1;
    }

    /// One seat of a slot that begins soon, of somebody with a mail address who took it before the letter was due.
    Optional<Booking> toRemind(String network, Instant now, Instant soon) {
        return db.sql("""
                        update bookings_booking set reminded = :now
                        where network = :network and id = (
                            select b.id from bookings_booking b
                            join bookings_slot s on s.network = b.network and s.id = b.slot
                            join bookings_person p on p.network = b.network and p.booking = b.id
                            where b.network = :network and b.state = 'seated' and b.reminded is null
                              and p.mail is not null and s.called_off is null
                              and s.starts > :now and s.starts <= :soon and b.at < s.starts - (:soon - :now)
                            order by s.starts, b.n limit 1 for update of b skip locked)
                        returning id""")
                .param("network", network)
                .param("now", Rows.at(now))
                .param("soon", Rows.at(soon))
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(network, id));
    }

    /// Drops who they were: of slots that ended before then.
    int forget(String network, Instant before) {
        return db.sql("""
                        delete from bookings_person p using bookings_slot s
                        where p.network = :network and s.network = p.network and s.id = p.slot and s.ends < :before""")
                .param("network", network)
                .param("before", Rows.at(before))
                .update();
    }

    private static Booking booking(ResultSet set, int n) throws SQLException {
        var row = Rows.of(set);
        var mail = row.maybeText("mail").map(MailAddress::new);
        var phone = row.maybeText("phone");
        return new Booking(
                row.id("id"),
                row.id("slot"),
                row.big("n"),
                row.instant("at"),
                row.constant("state", Booking.State.class),
                row.maybeText("name").map(name -> new Booking.Who(name, mail, phone)),
                row.maybeId("person"),
                row.text("lang"),
                row.texts("wants"),
                Optional.ofNullable(set.getObject("came", Boolean.class)));
    }
}
