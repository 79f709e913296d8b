package org.tousaidants.label.sitevisits;

import org.tousaidants.places.directory.Place;
import org.tousaidants.rules.judging.LabelDossier;

/// « Dossier d’un lieu » — a place with the facts known about it.
public record PlaceLabelDossier(Place place, LabelDossier dossier) {}
