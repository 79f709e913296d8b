package org.tousaidants.label.observations;

import java.time.Instant;
import java.util.List;

/// « Parole à côté du dossier » — the words of a person about the holder of a label, with their title, as the
/// committee reads them.
///
/// @param key of the title
/// @param holes of the title
public record CaseNote(String key, List<Object> holes, Instant at, String words) {}
