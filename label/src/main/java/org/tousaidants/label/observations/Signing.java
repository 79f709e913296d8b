package org.tousaidants.label.observations;

/// « Signature demandée » — the result of answers to the charter.
public sealed interface Signing {
    record Signed() implements Signing {}

    /// No such subject, or not for this person.
    record NotFound() implements Signing {}

    /// The text shown is no longer the one in force, or some are missing: nothing was signed.
    record TextChanged() implements Signing {}
}
