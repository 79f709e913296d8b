package org.tousaidants.core.hours;

import java.time.LocalDateTime;
import java.util.Optional;

/// « Ouvert, fermé ou à vérifier » — whether a place is open at one moment, in Paris time.
public sealed interface OpeningStatus {

    /// The place is open without interruption until `until`, which is [OpeningHours#NO_END] if it never closes.
    ///
    /// @param comment condition of the opening, such as « sur rendez-vous »
    record OpenNow(LocalDateTime until, Optional<String> comment) implements OpeningStatus {}

    /// The place is closed.
    ///
    /// @param opensAt the next certain opening; empty if there is none within a year
    record ClosedNow(Optional<LocalDateTime> opensAt) implements OpeningStatus {}

    /// It is unknown whether the place is open: the text is unreadable, contains only « sur rendez-vous », or
    /// depends on the sun or on unpublished school holidays. Pages show `text`, which is the comment or else the
    /// whole text, and never « fermé ».
    record OpeningUnknown(String text) implements OpeningStatus {}
}
