package org.tousaidants.places.directory;

import java.util.List;
import java.util.Set;

/// « Lieux qui encaissent » — gives the places that can currently cash a voucher of the pass numérique. The package
/// that manages vouchers implements it as a bean. A sheet that only mentions the pass is not sufficient evidence: a
/// person might travel to the place in vain.
public interface VoucherCashingPlaces {
    Set<PlaceId> cashing();

    /// Returns whether a place can currently cash a voucher according to any of the packages.
    static boolean any(List<VoucherCashingPlaces> packages, PlaceId place) {
        return packages.stream().anyMatch(one -> one.cashing().contains(place));
    }
}
