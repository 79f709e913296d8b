package org.tousaidants.find.ranking;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Réponse à une recherche » — the places to propose, sorted by rank, and the concessions (criteria dropped
/// because no place meets all of them).
///
/// @param total number of places that meet the search
/// @param given the concessions needed to find a place
/// @param more further concessions that would give more places
/// @param partly criteria that only some places meet
/// @param franceServices the France Services centre to call if no place meets the search
public record SearchAnswer(
        HelpSearch search,
        List<ProposedPlace> offers,
        int total,
        List<SearchConcession> given,
        List<PlacesWithConcession> more,
        List<PartlyMatchingPlaces> partly,
        Optional<ProposedPlace> franceServices) {

    /// « En acceptant… » — one more concession, the search with this concession, and the number of additional
    /// places that it would give.
    public record PlacesWithConcession(SearchConcession concession, HelpSearch search, int places) {}

    /// « Une partie des conditions » — the number of places that meet some of the criteria, if no place meets
    /// all.
    ///
    /// @param lacked criteria that these places do not mention; empty if they differ from place to place
    /// @param search the search for these places only; empty if they are the places of the answer
    public record PartlyMatchingPlaces(
            int places, Set<SearchCriterion> met, Set<SearchCriterion> lacked, Optional<HelpSearch> search) {}

    boolean nothingFits() {
        return offers.isEmpty();
    }
}
