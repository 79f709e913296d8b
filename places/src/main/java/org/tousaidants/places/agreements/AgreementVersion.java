package org.tousaidants.places.agreements;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Sha256;

/// « Version de l’accord » — one version of the agreement between joint controllers: one row of
/// `agreements_version`.
///
/// @param note the changes in words, for the structures that sign again; may be empty
/// @param published empty for the draft
record AgreementVersion(
        int number, String text, String note, UUID writtenBy, Instant written, Optional<Instant> published) {
    AgreementText content() {
        return AgreementText.of(text);
    }

    /// The hash of the text that a person has before their eyes: a form returns the hash, so that nobody signs or
    /// publishes another text.
    String hash() {
        return Sha256.hex(text);
    }
}
