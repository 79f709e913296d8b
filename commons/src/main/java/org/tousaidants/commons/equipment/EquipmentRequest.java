package org.tousaidants.commons.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande d’équipement » — what a person needs and why: the reasons carry points by the territory's criteria,
/// then the oldest comes first.
///
/// @param holder empty once it was withdrawn or the device came back
record EquipmentRequest(
        UUID id, Instant at, Device.Kind kind, List<String> reasons, int points, Optional<Holder> holder) {
    /// « Détenteur » — as she wants to be called, and how to tell her.
    record Holder(String name, String contact) {}
}
