/// « Service des trajets » — computes the distance of a place in the same way for search, equity, siting, positions,
/// guarantees and figures: by road if a higher module has road data, otherwise along communes, bridges and ferries.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.territory", "places.communes", "places.directory", "platform.maps"})
package org.tousaidants.places.journeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
