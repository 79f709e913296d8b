package org.tousaidants.places.directory;

import java.util.List;
import java.util.Set;

/// « Lieux qui encaissent » — the places that can cash a voucher of the pass numérique today, as another
/// package knows them. Such a package declares a bean. A sheet that only mentions the pass is no evidence: a
/// person would travel there in vain.
public interface VoucherPlaces {
    Set<PlaceId> cashing();

    /// Whether a place can cash a voucher today.
    static boolean any(List<VoucherPlaces> packages, PlaceId place) {
        return packages.stream().anyMatch(one -> one.cashing().contains(place));
    }
}
