package org.tousaidants.places.directory;

/// « Nouvelles d'un lieu fermé » — a source lists a place that a person closed. It stays closed.
public record ClosedPlaceReported(PlaceId place) {}
