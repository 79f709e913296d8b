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
    public Figures figures(String network) {
        var month = YearMonth.from(clock.instant().atZone(Paris.ZONE));
        return new Figures(
                openWork.count(network),
                work.doneSince(network, month.atDay(1).atStartOfDay(Paris.ZONE).toInstant()));
    }

    /// Whether the network writes to those who look after its sheets. Off until a person says so.
    @Transactional
    public void write(Network network, boolean letters, Optional<UUID> by) {
        requests.write(network.id(), letters, by, clock.instant());
    }

    @Transactional(readOnly = true)
    boolean writes(String network) {
        return requests.writes(network);
    }

    /// How many wait for an answer to a letter: nothing to do there.
    @Transactional(readOnly = true)
    int asked(String network) {
        return (int) requests.pending(network).stream()
                .filter(ask -> ask.state() == CareRequest.State.OPEN && ask.letters() > 0)
                .count();
    }

    /// For the most people first; for as many, what waits longest.
    @Transactional(readOnly = true)
    List<Work.ToDo> toDo(String network) {
        return openWork.of(network);
    }

    /// « Ce lieu a fermé », « Rouvrir ».
    @Transactional
    Closing close(Actor by, Place place, int seen, boolean closed) {
        var network = by.network().id();
        return places.close(network, place.code(), seen, new Voice.Person(by.id(), by.name()), closed);
    }
}
