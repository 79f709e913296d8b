package org.tousaidants.community.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande d’équipement » — a person's request for a device: the need and its reasons. Requests with more points
/// come first, then older ones.
///
/// @param holder name and contact of the person; empty after the request was withdrawn or the device was returned
record DeviceAllocationRequest(
        UUID id,
        Instant at,
        StockDevice.DeviceKind kind,
        List<String> reasons,
        int points,
        Optional<DeviceHolder> holder) {
    /// « Détenteur » — the name and contact that a person gave in a request.
    record DeviceHolder(String name, String contact) {}
}
