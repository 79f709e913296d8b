package org.tousaidants.find.ranking;

import java.util.List;
import java.util.Optional;

/// « Réponse à une recherche » — the few places to propose, in order, of `total` that fit; the concessions made
/// to find any; the concessions that would find more; and the France Services centre to call when nothing fits.
public record Answer(
        Search search,
        List<Offer> offers,
        int total,
        List<Concession> given,
        List<More> more,
        Optional<Offer> franceServices) {

    /// « En acceptant… » — how many more places there are with one concession.
    public record More(Concession concession, Search search, int places) {}

    boolean nothingFits() {
        return offers.isEmpty();
    }
}
