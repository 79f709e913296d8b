package org.tousaidants.label.observations;

/// « Signature demandée » — the result of signing commitments.
public sealed interface CharterSignatureResult {
    record CharterSigned() implements CharterSignatureResult {}

    /// Nothing was signed, because the helper or place does not exist, or because the person has no right to
    /// sign for it.
    record CharterNotFound() implements CharterSignatureResult {}

    /// Nothing was signed, because the text that was shown is no longer in force, or because answers are
    /// missing.
    record CharterTextChanged() implements CharterSignatureResult {}
}
