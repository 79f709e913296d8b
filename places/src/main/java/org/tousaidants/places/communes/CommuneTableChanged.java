package org.tousaidants.places.communes;

/// « Table des communes changée » — event: an import changed the table of communes. Each process publishes this
/// event when it notices the change, which concerns all territories.
public record CommuneTableChanged() {}
