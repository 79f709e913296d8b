package org.tousaidants.find.ranking;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Réponse à une recherche » — the places to propose, sorted by rank, and how the search was relaxed.
///
/// @param total number of places that fit
/// @param given the concessions needed to find a place
/// @param more further concessions that would give more places
/// @param partly the criteria that only some places meet
/// @param franceServices the France Services centre to call if no place fits
public record Answer(
        Search search,
        List<Offer> offers,
        int total,
        List<Concession> given,
        List<More> more,
        List<PartialMatch> partly,
        Optional<Offer> franceServices) {

    /// « En acceptant… » — the number of additional places with one more concession.
    public record More(Concession concession, Search search, int places) {}

    /// « Une partie des conditions » — the number of places that meet some of the criteria, if none meets all.
    ///
    /// @param lacked criteria that they do not mention; empty if these differ from place to place
    /// @param search the search for these places only; empty for the places of the answer
    public record PartialMatch(int places, Set<Criterion> met, Set<Criterion> lacked, Optional<Search> search) {}

    boolean nothingFits() {
        return offers.isEmpty();
    }
}
