package org.tousaidants.label.observations;

/// « Signature demandée » — the result of signing commitments.
public sealed interface CharterSignatureResult {
    record CharterSigned() implements CharterSignatureResult {}

    /// Refused, because the subject does not exist or the person has no right to sign for it.
    record CharterNotFound() implements CharterSignatureResult {}

    /// Nothing was signed, because the text shown is no longer in force, or answers are missing.
    record CharterTextChanged() implements CharterSignatureResult {}
}
