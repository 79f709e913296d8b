package org.tousaidants.core.hours;

import java.time.LocalDateTime;
import java.util.Optional;

/// « Ouvert, fermé ou à vérifier » — whether a place is open at one moment, in Paris time.
public sealed interface OpeningStatus {

    /// The place is open without interruption until `until`, or [OpeningHours#NO_END] if it never closes. The
    /// comment qualifies the hours, such as « sur rendez-vous ».
    record Open(LocalDateTime until, Optional<String> comment) implements OpeningStatus {}

    /// The place is closed. `opensAt` is the next certain opening, empty if there is none within a year.
    record Closed(Optional<LocalDateTime> opensAt) implements OpeningStatus {}

    /// The state is unknown: the text is unreadable, says only « sur rendez-vous », or depends on the sun or on
    /// unpublished school holidays. Pages show `text`, the comment or else the whole text, and never « fermé ».
    record Unsure(String text) implements OpeningStatus {}
}
