package org.tousaidants.places.upkeep;

import java.time.LocalDate;
import java.util.UUID;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Preuve de mainteneur » — signs a proof for people who maintain the sheets, which anybody can check. This module
/// counts the work; the package that signs implements this interface as a bean.
public interface MaintainerProofs {
    sealed interface ProofState {
        record NoProof() implements ProofState {}

        /// The person holds a valid proof.
        ///
        /// @param path path of the public page that checks the proof
        /// @param picture path of the picture that contains the signed file
        record ProofHeld(String path, String picture) implements ProofState {}

        /// The coordination withdrew the proof; no new proof is signed before the day `until`.
        record ProofTakenBack(LocalDate until, String reason) implements ProofState {}
    }

    ProofState of(UUID account);

    /// Signs a proof of a person's work on sheets, or signs it again for another year.
    ///
    /// @param acts number of activities in the last twelve months
    /// @param hours estimated hours of work for these activities
    /// @param months number of the last twelve months with an activity
    /// @return whether a proof was signed
    boolean sign(SignedInPerson self, int acts, int hours, int months);

    /// Deletes the person's proof, because the person asks for this.
    void giveUp(SignedInPerson self);
}
