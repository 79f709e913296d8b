package org.tousaidants.label.observations;

import java.time.Instant;
import java.util.List;

/// « Parole à côté du dossier » — a text that a person wrote about the holder of a label, with a title. The
/// committee reads it next to the dossier.
///
/// @param key message key of the title
/// @param holes values for the placeholders of the title
/// @param words the text
public record LabelCaseNote(String key, List<Object> holes, Instant at, String words) {}
