package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.places.directory.Place;

/// « Travail d'entretien » — the open tasks for the sheets, and the finished ones.
final class UpkeepWork {
    /// The acts that count as work: those of people for a sheet.
    static final List<CareStep.Act> ACTS = List.of(
            CareStep.Act.CONFIRMED,
            CareStep.Act.CORRECTED,
            CareStep.Act.CLOSED,
            CareStep.Act.REOPENED,
            CareStep.Act.REPORTED,
            CareStep.Act.ANSWERED,
            CareStep.Act.APPOINTED);

    static final List<PlaceRelation> PEOPLE =
            List.of(PlaceRelation.CARETAKER, PlaceRelation.COORDINATOR, PlaceRelation.HELPER, PlaceRelation.PUBLIC);

    /// The reason why a place is on the list.
    enum Reason {
        REPORT,
        UNCERTAIN,
        UNANSWERED,
        REFUSED,
        STOPPED,
        NOBODY,
        MOVED,
        SAID_CLOSED,
        STILL_GIVEN,
        /// A subject is stale and the letters are off.
        STALE;

        static Reason of(CareRequest.Handed why) {
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

    /// A place that needs an action, the number of people it serves, and the waiting time.
    record ToDo(Place place, int served, Set<Reason> reasons, Instant since) {}

    /// The number of acts of one kind in a month by one kind of people, and of places concerned.
    record DoneWork(YearMonth month, PlaceRelation who, CareStep.Act act, int acts, int places) {}

    /// The number of acts of one kind by a person in a month, and of places concerned; acts of the
    /// public have no name.
    record ByPerson(PlaceRelation who, Optional<UUID> actor, CareStep.Act act, int acts, int places) {}

    private UpkeepWork() {}
}
