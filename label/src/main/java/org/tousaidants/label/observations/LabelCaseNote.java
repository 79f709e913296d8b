package org.tousaidants.label.observations;

import java.time.Instant;
import java.util.List;

/// « Parole à côté du dossier » — a text of a person about the holder of a label, with a title, as the committee
/// reads it.
///
/// @param key message key of the title
/// @param holes values for the placeholders of the title
/// @param words the text
public record LabelCaseNote(String key, List<Object> holes, Instant at, String words) {}
