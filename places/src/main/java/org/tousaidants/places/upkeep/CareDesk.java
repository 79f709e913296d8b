package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.places.directory.Closing;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;

/// « Bureau de l'entretien » — the work that there is to do for the sheets, ordered by how many people it serves; how
/// much was done; and whether the network writes.
@Service
public class CareDesk {
    /// « Chiffres de l'entretien » — places where something is to be done, acts of this month.
    public record Figures(int toDo, int done) {}

    private final RequestStore requests;
    private final OpenWork openWork;
    private final WorkStore work;
    private final Places places;
    private final Clock clock;

    CareDesk(RequestStore requests, OpenWork openWork, WorkStore work, Places places, Clock clock) {
        this.requests = requests;
        this.openWork = openWork;
        this.work = work;
        this.places = places;
        this.clock = clock;
    }

    /// The day on whose morning letters leave next; empty when they leave within the hour.
    Optional<LocalDate> leave() {
        return Rounds.leave(clock.instant());
    }

    @Transactional(readOnly = true)
    public Figures figures() {
        var month = YearMonth.from(clock.instant().atZone(Paris.ZONE));
        return new Figures(
                openWork.count(),
                work.doneSince(month.atDay(1).atStartOfDay(Paris.ZONE).toInstant()));
    }

    /// Whether the network writes to those who look after its sheets. Off until a person says so.
    @Transactional
    public void write(Network network, boolean letters, Optional<UUID> by) {
        requests.write(letters, by, clock.instant());
    }

    @Transactional(readOnly = true)
    boolean writes() {
        return requests.writes();
    }

    /// How many wait for an answer to a letter: nothing to do there.
    @Transactional(readOnly = true)
    int asked() {
        return (int) requests.pending().stream()
                .filter(ask -> ask.state() == CareRequest.State.OPEN && ask.letters() > 0)
                .count();
    }

    /// For the most people first; for as many, what waits longest.
    @Transactional(readOnly = true)
    List<Work.ToDo> toDo() {
        return openWork.of();
    }

    /// « Ce lieu a fermé », « Rouvrir ».
    @Transactional
    Closing close(Actor by, Place place, int seen, boolean closed) {
        return places.close(place.code(), seen, new Voice.Person(by.id(), by.name()), closed);
    }
}
