package org.tousaidants.label.sitevisits;

import org.tousaidants.places.directory.Place;
import org.tousaidants.rules.judging.Dossier;

/// « Dossier d’un lieu » — a place with the facts known about it.
public record PlaceDossier(Place place, Dossier dossier) {}
