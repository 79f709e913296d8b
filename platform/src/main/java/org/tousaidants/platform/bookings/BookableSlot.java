package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;

/// « Créneau » — a time with seats, for a training session, an event or an appointment. The module that owns the
/// slot supplies its title, so that letters and calendars need no other data.
///
/// @param place description of the place, such as its name and address
/// @param path path of the module's page about the slot
/// @param listed whether the slot is in the public calendar of its kind
/// @param changes number of changes, for calendar files
public record BookableSlot(
        UUID id,
        SlotOwner owner,
        String title,
        String place,
        String path,
        SlotPeriod time,
        SlotCapacity places,
        boolean listed,
        int changes,
        Optional<Instant> calledOff) {
    private static final int MOST = 100_000;

    /// « Propriétaire d’un créneau » — the kind of a slot, defined by the package that owns it (such as
    /// `training.session`), and an id of that package.
    ///
    /// @param owner id of the training session, event or appointment in that package
    public record SlotOwner(String kind, String owner) {
        public SlotOwner {
            if (!kind.matches("[a-z]+(\\.[a-z-]+)+")) throw new IllegalArgumentException("invalid kind: " + kind);
        }
    }

    /// « Horaire d’un créneau » — the start and the end of a slot.
    public record SlotPeriod(Instant starts, Instant ends) {
        public SlotPeriod {
            if (!starts.isBefore(ends)) throw new IllegalArgumentException("a slot must end after its start");
        }
    }

    /// « Places » — the number of seats of a slot, and the maximum number of people on its waiting list.
    ///
    /// @param seats number of seats
    /// @param queue maximum number of people on the waiting list
    public record SlotCapacity(int seats, int queue) {
        public SlotCapacity {
            if (seats < 1 || seats > MOST || queue < 0 || queue > MOST)
                throw new IllegalArgumentException("invalid number of seats");
        }
    }

    public BookableSlot {
        if (title.isBlank() || !path.startsWith("/"))
            throw new IllegalArgumentException("a slot needs a title, a path");
    }

    public static BookableSlot of(
            SlotOwner owner,
            String title,
            String place,
            String path,
            Instant starts,
            Instant ends,
            int seats,
            int queue) {
        return new BookableSlot(
                UUID.randomUUID(),
                owner,
                title,
                place,
                path,
                new SlotPeriod(starts, ends),
                new SlotCapacity(seats, queue),
                true,
                0,
                Optional.empty());
    }

    /// Returns a copy of this slot that the public calendar does not show.
    public BookableSlot unlisted() {
        return new BookableSlot(id, owner, title, place, path, time, places, false, changes, calledOff);
    }

    /// Returns a copy of this slot that the public calendar of its kind shows.
    public BookableSlot inCalendar() {
        return new BookableSlot(id, owner, title, place, path, time, places, true, changes, calledOff);
    }

    public Instant starts() {
        return time.starts();
    }

    public Instant ends() {
        return time.ends();
    }

    public int seats() {
        return places.seats();
    }

    public int queue() {
        return places.queue();
    }

    /// Returns whether attendance can be recorded now: from the morning of the day of the slot on.
    public boolean mayBeAttended(Instant now) {
        return calledOff.isEmpty() && !ParisTime.day(now).isBefore(ParisTime.day(starts()));
    }

    /// Returns the https address with which the text of the place ends, for a slot that people follow from afar.
    public Optional<String> followAt() {
        var at = place.indexOf("https://");
        return at < 0 ? Optional.empty() : Optional.of(place.substring(at));
    }

    boolean takes(Instant now) {
        return calledOff.isEmpty() && now.isBefore(starts());
    }
}
