package org.tousaidants.core.hours;

import java.time.LocalDateTime;
import java.util.Optional;

/// « Ouvert, fermé ou à vérifier » — the state of the opening hours at one moment, Paris wall clock.
public sealed interface Status {

    /// Open without interruption until `until`; [OpeningHours#NO_END] when it never closes. The comment qualifies
    /// the hours, such as « sur rendez-vous ».
    record Open(LocalDateTime until, Optional<String> comment) implements Status {}

    /// Closed; the next certain opening, empty when there is none within a year.
    record Closed(Optional<LocalDateTime> opensAt) implements Status {}

    /// Unknown: the text is unreadable, says only « sur rendez-vous », or depends on the sun or on school
    /// holidays with unknown dates. `text` is shown: the comment, else the whole text. Never « fermé ».
    record Unsure(String text) implements Status {}
}
