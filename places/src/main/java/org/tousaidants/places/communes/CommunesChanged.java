package org.tousaidants.places.communes;

/// « Table des communes changée » — for all territories, in each process that noticed it.
public record CommunesChanged() {}
