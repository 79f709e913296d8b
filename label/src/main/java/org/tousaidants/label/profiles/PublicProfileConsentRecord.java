package org.tousaidants.label.profiles;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Accord daté » — a consent and its time. An empty consent means that everything was withdrawn.
///
/// @param code last part of the public address; empty if the consent is empty
/// @param consent the consent
/// @param told whether the page stated, at that time, that the people responsible for a place read the full name
record PublicProfileConsentRecord(
        UUID helper, UUID account, Instant at, String code, Optional<PublicProfileConsent> consent, boolean told) {
    /// Returns whether the people responsible for the shown places may read the full name: the consent page
    /// stated this, or the name is public anyway.
    boolean readByPlaces() {
        return told
                || consent.filter(one -> one.naming() == PublicProfileConsent.ShownName.FULL)
                        .isPresent();
    }
}
