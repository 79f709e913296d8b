package org.tousaidants.community.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande d’équipement » — a request for a device: the need and its reasons. Requests with more points come
/// first, then older ones.
///
/// @param holder empty after the request was withdrawn or the device was returned
record EquipmentRequest(
        UUID id, Instant at, Device.DeviceKind kind, List<String> reasons, int points, Optional<DeviceHolder> holder) {
    /// « Détenteur » — the name and contact that the person gave.
    record DeviceHolder(String name, String contact) {}
}
