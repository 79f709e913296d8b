package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tousaidants.places.directory.Place;

/// « Travail d'entretien » — what there is to do for the sheets, and what was done.
final class Work {
    /// What counts as work: something that a human being did for a sheet.
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

    /// Why a place stands on the list.
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
        /// Something has grown old and the letters are off.
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

    /// A place where something is to be done, for how many people, waiting since when.
    record ToDo(Place place, int served, Set<Reason> reasons, Instant since) {}

    /// So many acts of that kind in a month by people of that kind, on so many places.
    record Done(YearMonth month, PlaceRelation who, CareStep.Act act, int acts, int places) {}

    /// So many acts of that kind by a person in a month, on so many places; the public is not signed for.
    record ByPerson(PlaceRelation who, Optional<UUID> actor, CareStep.Act act, int acts, int places) {}

    private Work() {}
}
