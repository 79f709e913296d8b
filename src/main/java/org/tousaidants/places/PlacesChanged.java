package org.tousaidants.places;

/// « Lieux changés » — the places of a network are no longer what the directory holds.
public record PlacesChanged(String network) {}
