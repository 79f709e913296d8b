package org.tousaidants.find.ranking;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// « Réponse à une recherche » — the few places to propose, in order, of `total` that fit; the concessions made
/// to find any; the concessions that would find more; the criteria met by some places; and the France Services
/// centre to call when nothing fits.
public record Answer(
        Search search,
        List<Offer> offers,
        int total,
        List<Concession> given,
        List<More> more,
        List<PartialMatch> partly,
        Optional<Offer> franceServices) {

    /// « En acceptant… » — how many more places there are with one concession.
    public record More(Concession concession, Search search, int places) {}

    /// « Une partie des conditions » — how many places meet some of the criteria when none meets all of them.
    ///
    /// @param lacked the criteria that they do not mention; empty when that differs from place to place
    /// @param search for these places alone; empty for those of the answer
    public record PartialMatch(int places, Set<Criterion> met, Set<Criterion> lacked, Optional<Search> search) {}

    boolean nothingFits() {
        return offers.isEmpty();
    }
}
