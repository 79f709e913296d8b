package org.tousaidants.places.harvest;

import java.util.Optional;
import org.tousaidants.places.directory.PlaceId;

/// « Double possible » — a new record of a waiting run that may describe the same place as a known place or as
/// another new record.
///
/// @param place the known place; empty if the duplicate is a record of the same run
/// @param other name of the other record of the same run
/// @param likely probability, from 0 to 1, that both describe the same place
record PossibleDuplicate(String localId, Optional<PlaceId> place, String other, double likely, String sentence) {}
