package org.tousaidants.labels;

import java.util.UUID;

/// « Dossiers lus » — somebody who decides, or coordinates, read where others stand: one of them (`what` is its id), or
/// the list.
public record LabelsRead(String network, UUID reader, String what, int people) {}
