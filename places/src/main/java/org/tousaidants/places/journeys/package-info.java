/// « Service des trajets » — computes distances to places in the same way for all packages (search for help, equity,
/// siting, positions, guarantees, figures). It uses roads if another module has road data, otherwise a way along
/// communes, bridges and ferries.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.territory", "places.communes", "places.directory", "platform.maps"})
package org.tousaidants.places.journeys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
