package org.tousaidants.label.sitevisits;

import org.tousaidants.label.rules.Dossier;
import org.tousaidants.places.directory.Place;

/// « Dossier d’un lieu » — of which place, and what is known.
public record PlaceDossier(Place place, Dossier dossier) {}
