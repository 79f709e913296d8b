package org.tousaidants.community.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande d’équipement » — the need and its reasons, which carry points by the territory's criteria; then the
/// oldest comes first.
///
/// @param holder empty once it was withdrawn or the device came back
record EquipmentRequest(
        UUID id, Instant at, Device.Kind kind, List<String> reasons, int points, Optional<Holder> holder) {
    /// « Détenteur » — the preferred name, and the contact.
    record Holder(String name, String contact) {}
}
