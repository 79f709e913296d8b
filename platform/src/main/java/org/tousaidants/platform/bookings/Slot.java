package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;

/// « Créneau » — a time with seats: of a training session, an event, an appointment. The module that owns it
/// gives its title, so that letters and calendars need nothing else.
///
/// @param place description of the place, such as its name and address
/// @param path path of the module's page about the slot
/// @param listed whether it is in the public calendar of its kind
/// @param changes number of changes, for calendar files
public record Slot(
        UUID id,
        Owner owner,
        String title,
        String place,
        String path,
        Time time,
        Capacity places,
        boolean listed,
        int changes,
        Optional<Instant> calledOff) {
    private static final int MOST = 100_000;

    /// « Propriétaire d’un créneau » — a kind defined by the package (`training.session`), and an id of that
    /// package.
    public record Owner(String kind, String owner) {
        public Owner {
            if (!kind.matches("[a-z]+(\\.[a-z-]+)+")) throw new IllegalArgumentException("invalid kind: " + kind);
        }
    }

    /// « Horaire d’un créneau » — its start and end.
    public record Time(Instant starts, Instant ends) {
        public Time {
            if (!starts.isBefore(ends)) throw new IllegalArgumentException("a slot must end after its start");
        }
    }

    /// « Places » — the number of seats of a slot, and the maximum length of its waiting list.
    public record Capacity(int seats, int queue) {
        public Capacity {
            if (seats < 1 || seats > MOST || queue < 0 || queue > MOST)
                throw new IllegalArgumentException("invalid number of seats");
        }
    }

    public Slot {
        if (title.isBlank() || !path.startsWith("/"))
            throw new IllegalArgumentException("a slot needs a title, a path");
    }

    public static Slot of(
            Owner owner, String title, String place, String path, Instant starts, Instant ends, int seats, int queue) {
        return new Slot(
                UUID.randomUUID(),
                owner,
                title,
                place,
                path,
                new Time(starts, ends),
                new Capacity(seats, queue),
                true,
                0,
                Optional.empty());
    }

    /// The same slot outside the public calendar.
    public Slot unlisted() {
        return new Slot(id, owner, title, place, path, time, places, false, changes, calledOff);
    }

    /// The same slot in the public calendar of its kind.
    public Slot inCalendar() {
        return new Slot(id, owner, title, place, path, time, places, true, changes, calledOff);
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

    /// Whether attendance can be recorded now: from the morning of its day on.
    public boolean mayBeAttended(Instant now) {
        return calledOff.isEmpty() && !ParisTime.day(now).isBefore(ParisTime.day(starts()));
    }

    boolean takes(Instant now) {
        return calledOff.isEmpty() && now.isBefore(starts());
    }
}
