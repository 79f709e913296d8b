package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord daté » — the consent and its time; empty: everything was withdrawn.
///
/// @param code the end of the public address; empty with the consent
/// @param told whether the page said, at the consent, that the people who answer for a place read the whole
/// name
record ConsentRecord(UUID helper, UUID account, Instant at, String code, Optional<Consent> consent, boolean told) {
    /// Whether the people who answer for the places may read the name: the page said so, or the name is public.
    boolean readByPlaces() {
        return told
                || consent.filter(one -> one.naming() == Consent.Naming.FULL).isPresent();
    }
}
