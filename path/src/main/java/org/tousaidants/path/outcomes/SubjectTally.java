package org.tousaidants.path.outcomes;

import java.util.UUID;

/// « Compte d’un lieu ou d’un moment » — what people said of it, all together.
record SubjectTally(UUID of, boolean moment, Tally tally) {}
