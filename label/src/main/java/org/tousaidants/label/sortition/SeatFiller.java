package org.tousaidants.label.sortition;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.db.Sql;

/// Draws the missing people of a meeting by [ReproducibleDraw] and writes to those with a mail address.
@Component
class SeatFiller {
    private final SortitionStore store;
    private final SeatLetterWriter letters;
    private final ApplicationEventPublisher events;
    private final Sql sql;
    private final Clock clock;

    SeatFiller(SortitionStore store, SeatLetterWriter letters, ApplicationEventPublisher events, Sql sql, Clock clock) {
        this.store = store;
        this.letters = letters;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    /// Draws in the transaction of the caller. A meeting that took place is not filled.
    void fill(UUID id) {
        sql.hold("sortition", id);
        var today = ParisTime.today(clock);
        var meeting = store.meeting(id).filter(one -> one.day().isAfter(today));
        if (meeting.isEmpty()) return;
        var seats = store.seats(id);
        var missing = meeting.get().seats()
                - seats.stream().filter(seat -> seat.answer().live()).count();
        for (var n = seats.size() + 1; missing > 0; n++, missing--) if (!one(meeting.get(), n)) return;
    }

    private boolean one(SeatedMeeting meeting, int n) {
        var pool = store.pool(meeting.id(), ParisTime.today(clock));
        if (pool.isEmpty()) return false;
        var seed = meeting.id() + "/" + n;
        var drawn = ReproducibleDraw.first(seed, pool);
        store.add(new DrawnSeat(
                meeting.id(),
                n,
                Optional.of(drawn),
                seed,
                pool,
                clock.instant(),
                DrawnSeat.Answer.NONE,
                "",
                Optional.empty(),
                Optional.empty()));
        store.person(drawn).ifPresent(person -> person.recipient().ifPresent(to -> letters.drawn(to, person, meeting)));
        events.publishEvent(new SeatStatusChanged(Optional.empty(), "drawn", meeting.id()));
        return true;
    }
}
