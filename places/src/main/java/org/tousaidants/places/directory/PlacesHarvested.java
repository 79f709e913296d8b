package org.tousaidants.places.directory;

import java.util.UUID;

/// « Fiches moissonnées » — a run of a source changed something; published once per batch, in the transaction of
/// the run.
public record PlacesHarvested(String source, UUID run) {}
