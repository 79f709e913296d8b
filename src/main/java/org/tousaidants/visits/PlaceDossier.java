package org.tousaidants.visits;

import org.tousaidants.places.Place;
import org.tousaidants.protocol.Dossier;

/// « Dossier d’un lieu » — of which place, and what is known.
public record PlaceDossier(Place place, Dossier dossier) {}
