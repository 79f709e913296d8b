package org.tousaidants.vouchers.redemptions;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.VoucherCashingPlaces;
import org.tousaidants.platform.modules.NetworkModules;

/// Tells other packages (the search for help, the pages of places, the printed sheet) which places accept vouchers
/// on the current day.
@Component
class VoucherAcceptingPlaces implements VoucherCashingPlaces {
    private final VoucherRedemptions redemptions;
    private final NetworkModules modules;

    VoucherAcceptingPlaces(VoucherRedemptions redemptions, NetworkModules modules) {
        this.modules = modules;
        this.redemptions = redemptions;
    }

    @Override
    public Set<PlaceId> cashing() {
        if (!modules.isOn(VoucherAcceptingPlaces.class)) return Set.of();
        return redemptions.places().stream().map(Place::id).collect(Collectors.toUnmodifiableSet());
    }
}
