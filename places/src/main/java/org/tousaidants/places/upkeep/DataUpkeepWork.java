package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.places.directory.Place;

/// « Travail d'entretien » — the open and finished work on the sheets.
final class DataUpkeepWork {
    /// The kinds of activity that count as work: those by which people maintain a sheet.
    static final List<PlaceUpkeepStep.UpkeepAct> ACTS = List.of(
            PlaceUpkeepStep.UpkeepAct.CONFIRMED,
            PlaceUpkeepStep.UpkeepAct.CORRECTED,
            PlaceUpkeepStep.UpkeepAct.CLOSED,
            PlaceUpkeepStep.UpkeepAct.REOPENED,
            PlaceUpkeepStep.UpkeepAct.REPORTED,
            PlaceUpkeepStep.UpkeepAct.ANSWERED,
            PlaceUpkeepStep.UpkeepAct.APPOINTED);

    static final List<PersonPlaceRelation> PEOPLE = List.of(
            PersonPlaceRelation.CARETAKER,
            PersonPlaceRelation.COORDINATOR,
            PersonPlaceRelation.HELPER,
            PersonPlaceRelation.PUBLIC);

    /// The reason why a place is in the list of open work.
    enum UpkeepTaskReason {
        REPORT,
        UNCERTAIN,
        UNANSWERED,
        REFUSED,
        STOPPED,
        NOBODY,
        MOVED,
        SAID_CLOSED,
        STILL_GIVEN,
        /// A subject of the sheet is stale, and the network sends no letters.
        STALE;

        static UpkeepTaskReason of(SheetCheckRequest.HandedToCoordinatorReason why) {
            return switch (why) {
                case UNANSWERED -> UNANSWERED;
                case NOBODY -> NOBODY;
                case REFUSED -> REFUSED;
                case STOPPED -> STOPPED;
                case MOVED -> MOVED;
                case SAID_CLOSED -> SAID_CLOSED;
                case STILL_GIVEN -> STILL_GIVEN;
            };
        }
    }

    /// A place that needs an action, with the number of people it serves and the time since which it waits.
    record UpkeepTask(Place place, int served, Set<UpkeepTaskReason> reasons, Instant since) {}

    /// The number of activities of one kind in a month by one group of people, and the number of places
    /// concerned.
    record DoneUpkeepWork(
            YearMonth month, PersonPlaceRelation who, PlaceUpkeepStep.UpkeepAct act, int acts, int places) {}

    /// The number of activities of one kind by one person in a month, and the number of places concerned;
    /// activities of the public have no name.
    record UpkeepWorkByPerson(
            PersonPlaceRelation who, Optional<UUID> actor, PlaceUpkeepStep.UpkeepAct act, int acts, int places) {}

    private DataUpkeepWork() {}
}
