package org.tousaidants.label.rulechanges;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.label.rules.Folder;

/// « Projet de règles » — a folder that a person brought, kept as it came.
///
/// @param origin the name of the file
record Draft(UUID id, String origin, Folder own, UUID by, Instant at) {}
