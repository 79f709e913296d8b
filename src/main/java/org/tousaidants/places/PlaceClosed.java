package org.tousaidants.places;

/// « Lieu fermé » — somebody said that a place has closed: it has left the lists.
public record PlaceClosed(String network, PlaceId place, Voice.Human by) {}
