package org.tousaidants.places.directory;

import java.util.UUID;

/// « Fiches moissonnées » — event: a run of a source changed places. Published once for each batch, in the
/// transaction of the run.
public record PlacesHarvested(String source, UUID run) {}
