package org.tousaidants.governance.ruleproposals;

import java.time.Instant;
import java.util.UUID;
import org.tousaidants.rules.archive.Folder;

/// « Projet de règles » — an uploaded folder, unchanged.
///
/// @param origin the name of the file
record Draft(UUID id, String origin, Folder own, UUID by, Instant at) {}
