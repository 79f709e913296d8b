package org.tousaidants.support.outcomes;

import java.util.UUID;

/// « Compte d’un lieu ou d’un moment » — the counts of all its answers.
record OutcomeSubjectTally(UUID of, boolean moment, OutcomeTally tally) {}
