package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.ClosingResult;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.StatementSource;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;

/// « Bureau de l'entretien » — the open tasks for the sheets, ordered by the number of people served; the
/// finished work; and whether the network writes letters.
@Service
public class UpkeepDesk {
    /// « Chiffres de l'entretien » — places that need an action, acts of this month.
    public record Figures(int toDo, int done) {}

    private final UpkeepRequestStore requests;
    private final PlacesNeedingAction placesNeedingAction;
    private final UpkeepWorkStore work;
    private final Places places;
    private final Clock clock;

    UpkeepDesk(
            UpkeepRequestStore requests,
            PlacesNeedingAction placesNeedingAction,
            UpkeepWorkStore work,
            Places places,
            Clock clock) {
        this.requests = requests;
        this.placesNeedingAction = placesNeedingAction;
        this.work = work;
        this.places = places;
        this.clock = clock;
    }

    /// The day of the next letters, sent in the morning; empty when they leave within the hour.
    Optional<LocalDate> leave() {
        return UpkeepJobs.leave(clock.instant());
    }

    @Transactional(readOnly = true)
    public Figures figures() {
        var month = YearMonth.from(clock.instant().atZone(ParisTime.ZONE));
        return new Figures(
                placesNeedingAction.count(),
                work.doneSince(month.atDay(1).atStartOfDay(ParisTime.ZONE).toInstant()));
    }

    /// Whether the network writes to the caretakers of its sheets. Off until a person enables it.
    @Transactional
    public void write(Network network, boolean letters, Optional<UUID> by) {
        requests.write(letters, by, clock.instant());
    }

    @Transactional(readOnly = true)
    boolean writes() {
        return requests.writes();
    }

    /// The number of places that wait for an answer to a letter, without an action.
    @Transactional(readOnly = true)
    int asked() {
        return (int) requests.pending().stream()
                .filter(ask -> ask.state() == CareRequest.State.OPEN && ask.letters() > 0)
                .count();
    }

    /// The most people served first; for equal numbers, the longest waiting first.
    @Transactional(readOnly = true)
    List<UpkeepWork.ToDo> toDo() {
        return placesNeedingAction.of();
    }

    /// « Ce lieu a fermé », « Rouvrir ».
    @Transactional
    ClosingResult close(Actor by, Place place, int seen, boolean closed) {
        return places.close(place.code(), seen, new StatementSource.Person(by.id(), by.name()), closed);
    }
}
