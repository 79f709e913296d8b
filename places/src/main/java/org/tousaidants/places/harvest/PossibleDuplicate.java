package org.tousaidants.places.harvest;

import java.util.Optional;
import org.tousaidants.places.directory.PlaceId;

/// « Double possible » — a new record of a waiting run that may be a known place, or another new record.
///
/// @param place empty for a record of the same run, which `other` names
/// @param likely the probability that they are one place
record PossibleDuplicate(String localId, Optional<PlaceId> place, String other, double likely, String sentence) {}
