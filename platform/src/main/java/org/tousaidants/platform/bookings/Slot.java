package org.tousaidants.platform.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Paris;

/// « Créneau » — a moment with seats: of a training session, an event, an appointment. The wing that owns it names it,
/// so that letters and calendars need nothing else.
///
/// @param place in words, as one would tell a friend
/// @param path the page of the wing about it
/// @param listed whether anybody may find it in the calendar of its kind
/// @param changes how often it was changed, which calendars want to know
public record Slot(
        UUID id,
        Owner owner,
        String title,
        String place,
        String path,
        Time time,
        Places places,
        boolean listed,
        int changes,
        Optional<Instant> calledOff) {
    private static final int MOST = 100_000;

    /// « Propriétaire d’un créneau » — a kind given by the room (`training.session`), and an id of that room.
    public record Owner(String kind, String owner) {
        public Owner {
            if (!kind.matches("[a-z]+(\\.[a-z-]+)+")) throw new IllegalArgumentException("not a kind: " + kind);
        }
    }

    /// « Horaire d’un créneau »
    public record Time(Instant starts, Instant ends) {
        public Time {
            if (!starts.isBefore(ends)) throw new IllegalArgumentException("a slot ends after it starts");
        }
    }

    /// « Places » — how many may come, and how many may wait for a seat.
    public record Places(int seats, int queue) {
        public Places {
            if (seats < 1 || seats > MOST || queue < 0 || queue > MOST)
                throw new IllegalArgumentException("not a number of seats");
        }
    }

    public Slot {
        if (title.isBlank() || !path.startsWith("/")) throw new IllegalArgumentException("a slot without a name");
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
                new Places(seats, queue),
                true,
                0,
                Optional.empty());
    }

    /// In no calendar but that of who takes a seat.
    public Slot unlisted() {
        return new Slot(id, owner, title, place, path, time, places, false, changes, calledOff);
    }

    /// In the calendar of its kind, for everybody.
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

    int queue() {
        return places.queue();
    }

    /// Whether it can be said by now who came: from the morning of its day.
    public boolean mayBeAttended(Instant now) {
        return calledOff.isEmpty() && !Paris.day(now).isBefore(Paris.day(starts()));
    }

    boolean takes(Instant now) {
        return calledOff.isEmpty() && now.isBefore(starts());
    }
}
