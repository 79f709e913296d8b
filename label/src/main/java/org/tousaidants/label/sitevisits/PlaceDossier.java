package org.tousaidants.label.sitevisits;

import org.tousaidants.places.directory.Place;
import org.tousaidants.rules.judging.Dossier;

/// « Dossier d’un lieu » — the place, and the known facts.
public record PlaceDossier(Place place, Dossier dossier) {}
