package org.tousaidants.core.hours;

import java.time.LocalDateTime;
import java.util.Optional;

/// « Ouvert, fermé ou à vérifier » — what the opening hours say of one moment, Paris wall clock.
public sealed interface Status {

    /// Open, without interruption until `until`; [OpeningHours#NO_END] when it never closes. The comment is
    /// what the text adds to these hours, such as « sur rendez-vous ».
    record Open(LocalDateTime until, Optional<String> comment) implements Status {}

    /// Closed; the next opening that is certain, absent when none is foreseen within a year.
    record Closed(Optional<LocalDateTime> opensAt) implements Status {}

    /// The text does not say: it is unreadable, or it says only « sur rendez-vous », or depends on
    /// the sun or on school holidays of unknown dates. `text` is what to show: the comment, else the whole
    /// text. Never « fermé ».
    record Unsure(String text) implements Status {}
}
