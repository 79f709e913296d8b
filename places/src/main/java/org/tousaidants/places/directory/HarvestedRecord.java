package org.tousaidants.places.directory;

import org.tousaidants.core.schema.Sheet;

/// « Fiche moissonnée » — the content of one record of a source, under the source's identifier.
public record HarvestedRecord(String localId, Sheet sheet) {}
