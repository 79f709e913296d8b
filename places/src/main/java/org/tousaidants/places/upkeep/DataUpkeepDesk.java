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
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceClosingResult;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;

/// « Bureau de l'entretien » — the places whose sheets need an action, sorted by the number of people that the place
/// serves; the work already done; and the setting whether the network sends letters.
@Service
public class DataUpkeepDesk {
    /// « Chiffres de l'entretien » — the number of places that need an action by a coordinator (`toDo`), and the
    /// number of actions done on sheets in the current month (`done`).
    public record UpkeepFigures(int toDo, int done) {}

    private final SheetCheckRequestStore requests;
    private final PlacesNeedingAction placesNeedingAction;
    private final DataUpkeepWorkStore work;
    private final Places places;
    private final Clock clock;

    DataUpkeepDesk(
            SheetCheckRequestStore requests,
            PlacesNeedingAction placesNeedingAction,
            DataUpkeepWorkStore work,
            Places places,
            Clock clock) {
        this.requests = requests;
        this.placesNeedingAction = placesNeedingAction;
        this.work = work;
        this.places = places;
        this.clock = clock;
    }

    /// Returns the day on which the next letters are sent, in the morning; empty if they are sent within the
    /// hour.
    Optional<LocalDate> leave() {
        return DataUpkeepJob.leave(clock.instant());
    }

    @Transactional(readOnly = true)
    public UpkeepFigures figures() {
        var month = YearMonth.from(clock.instant().atZone(ParisTime.ZONE));
        return new UpkeepFigures(
                placesNeedingAction.count(),
                work.doneSince(month.atDay(1).atStartOfDay(ParisTime.ZONE).toInstant()));
    }

    /// Sets whether the network sends letters to the contact persons of its sheets. No letters are sent until a
    /// person enables this.
    ///
    /// @param letters whether letters are sent
    /// @param by account of the person who sets this
    @Transactional
    public void write(TerritoryNetwork network, boolean letters, Optional<UUID> by) {
        requests.write(letters, by, clock.instant());
    }

    @Transactional(readOnly = true)
    boolean writes() {
        return requests.writes();
    }

    /// Returns the number of places whose contact person was asked by letter and has not answered yet. These
    /// places need no action by the coordinator.
    @Transactional(readOnly = true)
    int asked() {
        return (int) requests.pending().stream()
                .filter(ask -> ask.state() == SheetCheckRequest.CheckRequestState.OPEN && ask.letters() > 0)
                .count();
    }

    /// Returns the places that need an action. Those that serve most people come first; if the numbers are
    /// equal, the place that has been waiting longest.
    @Transactional(readOnly = true)
    List<DataUpkeepWork.UpkeepTask> toDo() {
        return placesNeedingAction.of();
    }

    /// « Ce lieu a fermé », « Rouvrir » — records that a coordinator closes or reopens a place.
    ///
    /// @param seen number of changes of the place when the page was opened
    /// @param closed true to close the place, false to reopen it
    @Transactional
    PlaceClosingResult close(SignedInPerson by, Place place, int seen, boolean closed) {
        return places.close(place.code(), seen, new ValueStatementSource.AccountSource(by.id(), by.name()), closed);
    }
}
