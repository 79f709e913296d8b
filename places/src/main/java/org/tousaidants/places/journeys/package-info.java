/// « Service des trajets » — how far a place is, the same for search, equity, siting, positions, guarantees and
/// figures: by road where a higher module knows the roads, else by the communes, bridges and ferries on the way.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.territory", "places.communes", "places.directory", "platform.maps"})
package org.tousaidants.places.journeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
