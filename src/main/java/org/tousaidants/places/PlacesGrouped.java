package org.tousaidants.places;

/// « Lieux réunis » — `absorbed`, and what stood under it, now stands under `survivor`. What another room keeps of
/// `absorbed` is from now on of `survivor`, until [PlacesSeparated] says otherwise.
public record PlacesGrouped(String network, PlaceId survivor, PlaceId absorbed, Voice.Human by) {}
