package org.tousaidants.places.directory;

import org.tousaidants.core.schema.Sheet;

/// « Fiche moissonnée » — what a source says of one of its records, under the identifier that the source gives it.
public record Gathered(String localId, Sheet sheet) {}
