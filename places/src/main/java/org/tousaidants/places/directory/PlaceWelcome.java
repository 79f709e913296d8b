package org.tousaidants.places.directory;

import java.util.Optional;

/// « Accueil vécu » — what the people helped at a place said of it, as another room counts it: counts, never an answer.
/// Whoever knows some declares a bean.
public interface PlaceWelcome {
    /// Empty when too few people spoke of it.
    Optional<Said> said(String network, PlaceId place);

    /// @param people who answered
    /// @param respected how many felt respected
    /// @param solved how many say that it was solved
    record Said(int people, int respected, int solved) {}
}
