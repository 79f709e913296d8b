package org.tousaidants.label.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.rules.Dossier;

/// « Signature de la charte » — the answer to one commitment in its exact text.
///
/// @param hash of the text that was shown
/// @param taken whether the commitment is taken
/// @param word what the person wished to add; may be empty
/// @param signer for a place: her name and what she is there; empty: a helper signs for herself
/// @param by the account that wrote it down from paper; empty: the person answered herself
/// @param protocol hash of the version whose text it was
public record Signature(
        String commitment,
        String hash,
        boolean taken,
        String word,
        String signer,
        Optional<UUID> by,
        String protocol,
        Instant at) {
    public boolean says(Signature other) {
        return hash.equals(other.hash) && taken == other.taken && word.equals(other.word);
    }

    public LocalDate on() {
        return Paris.day(at);
    }

    /// As a dossier holds them.
    ///
    /// @param last by commitment
    public static Map<String, Dossier.Signature> signed(Map<String, Signature> last) {
        var signed = new HashMap<String, Dossier.Signature>();
        last.forEach(
                (commitment, one) -> signed.put(commitment, new Dossier.Signature(one.hash(), one.taken(), one.on())));
        return signed;
    }
}
