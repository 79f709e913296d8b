package org.tousaidants.outreach.traveltimes;

import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;

/// « Point de départ » — the point where the inhabitants of a commune are located.
public record CommuneOrigin(String code, Point at, CommuneDensity density) {
    static List<CommuneOrigin> of(List<Commune> communes) {
        return communes.stream()
                .map(one -> new CommuneOrigin(one.code(), one.centre(), CommuneDensity.of(one)))
                .toList();
    }
}
