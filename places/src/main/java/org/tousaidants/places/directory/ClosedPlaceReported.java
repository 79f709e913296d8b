package org.tousaidants.places.directory;

/// « Nouvelles d'un lieu fermé » — event: a source lists a place that a person closed. The place stays closed.
public record ClosedPlaceReported(PlaceId place) {}
