package org.tousaidants.label.publicprofiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord daté » — what was agreed to and when; empty: everything was taken back.
///
/// @param code the end of the public address; empty with the consent
/// @param told whether the page said, when she agreed, that those who answer for a place read her whole name
record Agreed(UUID helper, UUID account, Instant at, String code, Optional<Consent> consent, boolean told) {
    /// Whether those who answer for her places may read her name: she was told so, or shows it to everybody.
    boolean readByPlaces() {
        return told
                || consent.filter(one -> one.naming() == Consent.Naming.FULL).isPresent();
    }
}
