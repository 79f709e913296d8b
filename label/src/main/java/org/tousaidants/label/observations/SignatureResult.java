package org.tousaidants.label.observations;

/// « Signature demandée » — the result of answers to the charter.
public sealed interface SignatureResult {
    record Signed() implements SignatureResult {}

    /// No such subject, or not for this person.
    record NotFound() implements SignatureResult {}

    /// The text shown is no longer the one in force, or some are missing: nothing was signed.
    record TextChanged() implements SignatureResult {}
}
