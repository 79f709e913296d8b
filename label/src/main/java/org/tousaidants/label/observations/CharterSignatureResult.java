package org.tousaidants.label.observations;

/// « Signature demandée » — the result of signing commitments.
public sealed interface CharterSignatureResult {
    record Signed() implements CharterSignatureResult {}

    /// The subject does not exist, or the person has no right to it.
    record NotFound() implements CharterSignatureResult {}

    /// Nothing was signed: the text shown is no longer in force, or answers are missing.
    record TextChanged() implements CharterSignatureResult {}
}
