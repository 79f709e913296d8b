package org.tousaidants.vouchers.redemptions;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.VoucherPlaces;
import org.tousaidants.platform.modules.Modules;

/// Search, sheet and page of a place name the places that the till accepts today.
@Component
class VoucherAcceptingPlaces implements VoucherPlaces {
    private final Redemptions redemptions;
    private final Modules modules;

    VoucherAcceptingPlaces(Redemptions redemptions, Modules modules) {
        this.modules = modules;
        this.redemptions = redemptions;
    }

    @Override
    public Set<PlaceId> cashing() {
        if (!modules.isOn(VoucherAcceptingPlaces.class)) return Set.of();
        return redemptions.places().stream().map(Place::id).collect(Collectors.toUnmodifiableSet());
    }
}
