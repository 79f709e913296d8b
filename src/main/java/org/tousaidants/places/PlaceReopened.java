package org.tousaidants.places;

/// « Lieu rouvert » — somebody said that a place that was closed is open.
public record PlaceReopened(String network, PlaceId place, Voice.Human by) {}
