package org.tousaidants.label.observations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Paris;
import org.tousaidants.rules.judging.Dossier;

/// « Signature de la charte » — the answer to one commitment in its exact text.
///
/// @param hash of the text that was shown
/// @param taken whether the commitment is taken
/// @param word the person's remark; may be empty
/// @param signer for a place: the signer's name and function; empty: a helper signs for themselves
/// @param by the account that entered it from paper; empty: the person answered themselves
/// @param protocol hash of the version that holds the text
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

    /// In the form of a dossier.
    ///
    /// @param last by commitment
    public static Map<String, Dossier.Signature> signed(Map<String, Signature> last) {
        var signed = new HashMap<String, Dossier.Signature>();
        last.forEach(
                (commitment, one) -> signed.put(commitment, new Dossier.Signature(one.hash(), one.taken(), one.on())));
        return signed;
    }
}
