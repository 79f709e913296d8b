package org.tousaidants.reach.travel;

import java.util.List;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;

/// « Point de départ » — where the inhabitants of a commune are taken to be.
public record Origin(String code, Point at, Density density) {
    static List<Origin> of(List<Commune> communes) {
        return communes.stream()
                .map(one -> new Origin(one.code(), one.centre(), Density.of(one)))
                .toList();
    }
}
