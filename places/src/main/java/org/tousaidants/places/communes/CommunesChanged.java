package org.tousaidants.places.communes;

/// « Table des communes changée » — an import changed the table of communes. Each process publishes it once it
/// has noticed the change; it concerns all territories.
public record CommunesChanged() {}
