package org.tousaidants.places.directory;

import java.util.UUID;

/// « Fiches moissonnées » — a run of a source brought something new; told once a batch, in the transaction of the run.
public record PlacesGathered(String source, UUID run) {}
