package org.tousaidants.outreach.traveltimes;

import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;

/// « Point de départ » — the point at which the inhabitants of a commune are assumed to live.
public record CommuneTravelOrigin(String code, GeoPoint at, CommuneDensity density) {
    static List<CommuneTravelOrigin> of(List<Commune> communes) {
        return communes.stream()
                .map(one -> new CommuneTravelOrigin(one.code(), one.centre(), CommuneDensity.of(one)))
                .toList();
    }
}
