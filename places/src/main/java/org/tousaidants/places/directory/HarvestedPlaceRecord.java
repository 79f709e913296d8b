package org.tousaidants.places.directory;

import org.tousaidants.core.schema.PlaceSheet;

/// « Fiche moissonnée » — the content of one record of a source, under the source's identifier.
public record HarvestedPlaceRecord(String localId, PlaceSheet sheet) {}
