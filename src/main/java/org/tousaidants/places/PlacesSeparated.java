package org.tousaidants.places;

/// « Lieux séparés » — `restored`, and what stood under it before, stands by itself again; until now it stood under
/// `survivor`. What was of `restored` is of it again.
public record PlacesSeparated(String network, PlaceId survivor, PlaceId restored, Voice.Human by) {}
