package org.tousaidants.places.upkeep;

import java.util.List;

/// « Course » — what there is to write to one person.
record CareErrand(Caretaker to, List<CareRequest> asks) {}
