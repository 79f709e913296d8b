package org.tousaidants.places.directory;

/// « Nouvelles d'un lieu fermé » — a source says something of a place that a person closed. It stays closed.
public record ClosedPlaceHeard(PlaceId place) {}
