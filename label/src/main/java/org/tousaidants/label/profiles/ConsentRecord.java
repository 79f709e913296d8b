package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord daté » — a consent and its time. An empty consent means that everything was withdrawn.
///
/// @param code last part of the public address; empty if the consent is empty
/// @param told whether the page stated, at the consent, that the people responsible for a place read the
/// full name
record ConsentRecord(UUID helper, UUID account, Instant at, String code, Optional<Consent> consent, boolean told) {
    /// Whether the people responsible for the places may read the name: the page stated it, or the name is
    /// public.
    boolean readByPlaces() {
        return told
                || consent.filter(one -> one.naming() == Consent.Naming.FULL).isPresent();
    }
}
