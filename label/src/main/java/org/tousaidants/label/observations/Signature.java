package org.tousaidants.label.observations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.judging.Dossier;

/// « Signature de la charte » — the answer to one commitment of the charter, in its exact text.
///
/// @param hash hash of the text that was shown
/// @param taken whether the commitment is taken
/// @param level at which the commitment is taken; empty if the person did not state it
/// @param word a remark; may be empty
/// @param signer for a place, name and function of the person who signs; empty for a helper
/// @param by account that entered it from paper; empty if the person answered online
/// @param protocol hash of the version with this text
public record Signature(
        String commitment,
        String hash,
        boolean taken,
        Optional<CommitmentLevel> level,
        String word,
        String signer,
        Optional<UUID> by,
        String protocol,
        Instant at) {
    public boolean says(Signature other) {
        return hash.equals(other.hash) && taken == other.taken && level.equals(other.level) && word.equals(other.word);
    }

    public LocalDate on() {
        return ParisTime.day(at);
    }

    /// Converts signatures to those of a dossier.
    ///
    /// @param last the last signature by commitment
    public static Map<String, Dossier.Signature> signed(Map<String, Signature> last) {
        var signed = new HashMap<String, Dossier.Signature>();
        last.forEach(
                (commitment, one) -> signed.put(commitment, new Dossier.Signature(one.hash(), one.taken(), one.on())));
        return signed;
    }
}
