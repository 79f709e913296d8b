package org.tousaidants.places.directory;

import java.util.List;
import java.util.Set;

/// « Lieux qui encaissent » — gives the places that can currently cash a voucher of the pass numérique. The package
/// that manages vouchers implements it as a bean. A sheet that only mentions the pass is not sufficient evidence: a
/// person might travel to the place in vain.
public interface VoucherCashingPlaces {
    Set<PlaceId> cashing();

    /// Returns whether at least one of the packages declares that the place can currently cash a voucher.
    static boolean any(List<VoucherCashingPlaces> packages, PlaceId place) {
        return packages.stream().anyMatch(one -> one.cashing().contains(place));
    }
}
