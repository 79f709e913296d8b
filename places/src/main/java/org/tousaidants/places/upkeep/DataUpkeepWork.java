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

    /// The reason why a place is in the coordinator's list of places that need an action.
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
        /// A part of the sheet has not been checked for too long, and the network sends no letters about it.
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

    /// A place that needs an action by a coordinator. `served` is the estimated number of people that the place
    /// serves; `since` is the time at which it began to wait.
    record UpkeepTask(Place place, int served, Set<UpkeepTaskReason> reasons, Instant since) {}

    /// The number of actions of one kind that one group of people did on sheets in a month, and the number of
    /// places concerned.
    record DoneUpkeepWork(
            YearMonth month, PersonPlaceRelation who, PlaceUpkeepStep.UpkeepAct act, int acts, int places) {}

    /// The number of actions of one kind that one person did on sheets in a month, and the number of places
    /// concerned. Actions by members of the public have no name.
    record UpkeepWorkByPerson(
            PersonPlaceRelation who, Optional<UUID> actor, PlaceUpkeepStep.UpkeepAct act, int acts, int places) {}

    private DataUpkeepWork() {}
}
