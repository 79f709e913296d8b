package org.tousaidants.label.observations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.rules.judging.LabelDossier;

/// « Signature de la charte » — the answer to one commitment of the charter, in its exact text.
///
/// @param hash hash of the text that was shown
/// @param taken whether the commitment is taken
/// @param level level at which the commitment is taken; empty if the person did not state it
/// @param word remark; may be empty
/// @param signer for a place, name and function of the person who signs; empty for a helper
/// @param by account of the person who entered the answer from paper; empty if it was given online
/// @param protocol hash of the protocol version with this text
public record CommitmentSignature(
        String commitment,
        String hash,
        boolean taken,
        Optional<CharterCommitmentLevel> level,
        String word,
        String signer,
        Optional<UUID> by,
        String protocol,
        Instant at) {
    public boolean says(CommitmentSignature other) {
        return hash.equals(other.hash) && taken == other.taken && level.equals(other.level) && word.equals(other.word);
    }

    public LocalDate on() {
        return ParisTime.day(at);
    }

    /// Returns signatures in the form in which a dossier contains them, by commitment.
    ///
    /// @param last last signature by commitment
    public static Map<String, LabelDossier.DossierCharterSignature> signed(Map<String, CommitmentSignature> last) {
        var signed = new HashMap<String, LabelDossier.DossierCharterSignature>();
        last.forEach((commitment, one) ->
                signed.put(commitment, new LabelDossier.DossierCharterSignature(one.hash(), one.taken(), one.on())));
        return signed;
    }
}
