package org.tousaidants.community.equipment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Demande d’équipement » — the request for a device of a person helped or of a helper: the need and its reasons.
/// Requests with more points come first; with equal points, people helped come before helpers, then older requests.
///
/// @param holder name and contact of the person; empty after the request was withdrawn or the device was returned
record DeviceAllocationRequest(
        UUID id,
        Instant at,
        StockDevice.DeviceKind kind,
        DeviceBeneficiary beneficiary,
        List<String> reasons,
        int points,
        Optional<DeviceHolder> holder) {
    /// « Destinataire de l’appareil » — the person who will use the device: a person helped, or a helper in their role.
    enum DeviceBeneficiary {
        PERSON,
        RELATIVE,
        VOLUNTEER,
        DESK,
        MEDIATOR;

        boolean helps() {
            return this != PERSON;
        }
    }

    /// « Détenteur » — the name and contact that a person gave in a request.
    record DeviceHolder(String name, String contact) {}
}
